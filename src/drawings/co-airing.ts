import {arrow, drawing, flame, forbid, green, grey, ground, handset, ink, line, pale, person, shape} from './kit.ts'

/** A window with its wing open to the right, and air going out. */
const window = shape('M26 60h64v64H26z', '#dbe9f6', 5) + shape('M90 60l30-14v64l-30 14z', '#fff', 5) + line('M58 60v64M26 92h64', 4)

const air =
  ground +
  window +
  arrow('M108 150q-44 4-50-38', [57, 106, -96]) +
  shape('M160 50h56v133h-56z', green, 5) +
  shape('M160 50l-30 12v133l30-12z', '#fff', 5) +
  line('M140 122v12', 6) +
  person([192, 82], 'M192 106v32', 'M192 140l-12 40M192 140l14 40M192 104l-16 20 8 14M192 104l16 20', '#fff') +
  line('M16 168q8-10 16 0t16 0m-30 14q8-10 16 0t16 0', 4, grey)

const carry =
  ground +
  person([150, 42], 'M152 68l-2 46', 'M150 116l24 28 4 36M150 116l-14 32 4 32M150 68l-24 28-30 2') +
  person([88, 88], 'M82 114l-24 40', 'M58 156l-36 10M58 156l-30 24M84 112l18 24', grey) +
  arrow('M184 64h30', [218, 64, 0]) +
  shape('M192 183v-40a22 22 0 1 1 14 0v40', green)

const call =
  ground +
  person([74, 44], 'M74 70v48', 'M74 120l-12 58M74 120l14 58M74 68 54 92l10 22M74 68l24 8 2-24') +
  handset(101, 44) +
  shape('M140 183V118l40-30 40 30v65z', pale) +
  shape('M164 183v-36h22v36z', '#fff') +
  shape('M196 106V76h14v40', grey)

const sleep =
  shape('M14 150h128v14H14zM14 126h12v57H14zM132 140h12v43h-12z', pale) +
  `<circle cx="46" cy="126" r="13" fill="${grey}"/>` +
  shape('M62 148q0-22 26-22h50v22z', grey) +
  shape('M164 158h56l-10 20h-36z', ink) +
  flame(192, 158, 0.8) +
  line('M172 100q-8-12 0-22t0-22m24 46q-8-12 0-22t0-22m24 44q-8-12 0-22', 5, grey) +
  shape('M40 40h56v50H40z', pale) +
  line('M68 40v50M40 65h56', 4) +
  forbid(120, 104, 88)

export default drawing(
  'co-airing',
  '煤气中毒先通风、先出屋',
  '三步：一，开门开窗，马上出屋；二，把昏倒的人拖到屋外上风处；三，在屋外打120。旁边一格打了禁止：关着窗、屋里放着炭盆睡觉。',
  [{number: 1, content: air}, {number: 2, content: carry}, {number: 3, content: call}, {content: sleep}],
)
