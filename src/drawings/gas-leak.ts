import {arrow, blue, drawing, flame, forbid, green, grey, ground, handset, ink, line, pale, person, shape} from './kit.ts'

const valve =
  line('M20 120h60m80 0h60', 22, grey) +
  shape('M80 100h80v40H80z', pale, 5) +
  line('M120 100V76', 9) +
  line('M120 72h-8V26h16v46z', 5) +
  shape('M108 20h24v54h-24z', blue, 5) +
  arrow('M146 34q40 6 38 48', [184, 88, 92]) +
  `<path d="M140 84h50v14h-50z" stroke="${ink}" stroke-width="4" stroke-dasharray="3 9"/>` +
  line('M30 164q8-10 16 0t16 0m-24 18q8-10 16 0t16 0', 4, grey)

const window =
  shape('M64 36h80v110H64z', '#dbe9f6', 5) +
  shape('M144 36l34 16v112l-34-18z', '#fff', 5) +
  shape('M64 36 30 52v112l34-18z', '#fff', 5) +
  line('M104 36v110', 4) +
  arrow('M84 186V100', [84, 92, -90]) +
  arrow('M124 186V100', [124, 92, -90])

const leave =
  ground +
  shape('M26 36h76v147H26z', green, 5) +
  shape('M102 36l34 14v147l-34-14z', '#fff', 5) +
  line('M126 118v12', 6) +
  person([170, 56], 'M168 82l-8 38', 'M160 122l26 22-4 34M160 122l-18 26-26 8M168 80l22 22 20-6M168 82l-24 10-8 20') +
  `<path d="M44 70q10-12 20 0t20 0M44 100q10-12 20 0t20 0M44 130q10-12 20 0t20 0" stroke="#fff" stroke-width="5"/>` +
  arrow('M190 34h24', [218, 34, 0])

const call =
  ground +
  person([176, 44], 'M176 70v48', 'M176 120l-12 58M176 120l14 58M176 68l20 24-8 22M176 68l-24 8-2-24') +
  `<g transform="translate(298 0)scale(-1 1)">${handset(149, 44)}</g>` +
  shape('M18 183V118l40-32 40 32v65z', pale) +
  shape('M44 183v-38h24v38z', '#fff') +
  line('M58 70q-8-10 0-18t0-18', 4, grey)

const switches =
  shape('M-84 62h54v76h-54z', '#fff', 5) +
  shape('M-68 82h22v36h-22z', pale) +
  forbid(-57, 100, 62) +
  shape('M106 98h30v46h-30z', blue, 5) +
  shape('M108 86h26v12h-26z', grey) +
  flame(121, 84, 0.75) +
  forbid(120, 100, 62) +
  shape('M272 54h46v92h-46z', '#fff', 5) +
  line('M290 134h10', 5) +
  shape('M280 66h30v56h-30z', pale, 3) +
  forbid(296, 100, 62)

export default drawing(
  'gas-leak',
  '闻到燃气味',
  '四步：一，关燃气阀，把手横过来；二，开窗；三，人都出屋；四，到屋外打电话。下面打了禁止：开关电灯、打火、在屋里打手机。',
  [{number: 1, content: valve}, {number: 2, content: window}, {number: 3, content: leave}, {number: 4, content: call}, {content: switches}],
)
