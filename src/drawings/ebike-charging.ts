import {blue, drawing, flame, forbid, green, grey, ground, ink, line, pale, person, shape, tick, yellow} from './kit.ts'

/** An electric bicycle, wheels on y = 0, 116 wide. */
function bike(x: number, y: number): string {
  return `<g transform="translate(${x} ${y})"><g stroke="${ink}" stroke-width="6"><circle cx="22" cy="-20" r="19" fill="#fff"/><circle cx="96" cy="-20" r="19" fill="#fff"/><path d="M22-20 40-50h40l16 30M80-50l-6-22h16M40-50l-4-10H22M50-22h24l10-26"/></g><rect x="44" y="-46" width="26" height="20" rx="3" fill="${blue}" stroke="${ink}" stroke-width="4"/></g>`
}

const bolt = (x: number, y: number) => shape(`M${x} ${y}l-12 22h10l-4 20 16-26h-10l6-16z`, yellow, 3)

const stairs =
  ground +
  shape('M150 183v-26h26v-26h26v-26h28v78z', pale) +
  bike(24, 181) +
  flame(78, 138, 1) +
  line('M96 66q-10-14 0-26m24 22q-10-14 0-26m24 26q-10-14 0-26', 5, grey) +
  forbid(120, 104, 86)

const wire =
  ground +
  shape('M24 20h92v163H24z', pale) +
  shape('M44 40h44v44H44z', '#dbe9f6') +
  line('M66 40v44M44 62h44', 3) +
  line('M66 84q-4 62 60 30t34 34', 5) +
  bike(112, 181) +
  forbid(126, 104, 86)

const lift =
  ground +
  shape('M70 30h120v153H70z', pale, 5) +
  shape('M84 44h92v139H84z', '#fff', 4) +
  person([128, 70], 'M128 96v38', 'M128 136l-10 42M128 136l12 42M128 94l-18 18 6 16M128 94l18 22 4 12') +
  shape('M134 132h36v30h-36z', blue) +
  bolt(153, 122) +
  forbid(130, 110, 84)

const shed =
  ground +
  shape('M24 62 40 40h176l14 22z', green) +
  line('M40 62v120M216 62v120', 7) +
  bike(84, 181) +
  shape('M50 84h32v52H50z', '#fff') +
  bolt(68, 88) +
  line('M66 136q4 40 36 26l22-14', 5) +
  tick

export default drawing(
  'ebike-charging',
  '电动车在哪儿充',
  '四格：前三格打了禁止——停在楼道里充电；从窗户拉电线下来充；把电池带进电梯、带回家；第四格打了勾：停到室外的充电棚里充。',
  [{content: stairs}, {content: wire}, {content: lift}, {content: shed}],
)
