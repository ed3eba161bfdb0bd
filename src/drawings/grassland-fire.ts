import {blue, drawing, flame, forbid, grey, ground, handset, ink, line, person, shape, tick} from './kit.ts'

const grass = (x: number) => line(`M${x} 182q0-12-6-18m8 18q0-14 2-22m2 22q2-10 8-16`, 4, '#8a6d1a')
const runner = (x: number, y: number, colour = ink) =>
  person(
    [x, y],
    `M${x - 4} ${y + 26}l-8 36`,
    `M${x - 12} ${y + 64}l24 20-4 32M${x - 12} ${y + 64}l-16 26-26 6M${x - 4} ${y + 24}l22 20 20-8M${x - 6} ${y + 26}l-24 8-6 20`,
    colour,
  )
const wind = (x: number, y: number) => line(`M${x} ${y}h54q12 0 10-10t-12-4M${x + 6} ${y + 14}h70`, 5, blue)

const never =
  ground +
  grass(40) +
  grass(196) +
  person([70, 66], 'M72 92l-6 38', 'M66 132l-14 46M66 132l18 46M74 90l28 26 14 10') +
  shape('M116 120l26 16', 'none', 6) +
  flame(152, 182, 1.3) +
  flame(190, 182, 0.8) +
  line('M150 92q-10-14 0-28m26 30q-10-14 0-28', 5, grey) +
  forbid(122, 104, 86)

const phone =
  ground +
  flame(34, 182, 0.8) +
  flame(66, 182, 1.1) +
  line('M46 112q-10-14 0-28t0-28m24 46q-10-14 0-28t0-28', 5, grey) +
  person([160, 44], 'M160 70v48', 'M160 120l-12 58M160 120l14 58M160 68l-20 24 8 22M160 68l24 8 2-24') +
  handset(187, 44)

const flee = ground + wind(18, 60) + flame(30, 182, 1.2) + flame(66, 182, 0.9) + runner(150, 72) + forbid(122, 104, 86)

const burnt =
  ground +
  shape('M112 183q12-14 30-10t40-4 46 14z', ink) +
  line('M128 168v-8m24 4v-10m30 6v-8', 4, grey) +
  flame(24, 182, 1) +
  flame(60, 182, 0.8) +
  flame(92, 182, 0.6) +
  `<g transform="translate(20 -14)">${runner(136, 66)}</g>` +
  wind(18, 60) +
  tick

export default drawing(
  'grassland-fire',
  '草原上起了火',
  '四格：一格打了禁止，在草场上点火烧荒；一格，离开火打电话报警；一格打了禁止，顺着风跑，火追得上；一格打了勾，绕到已经烧过的黑地上站着。',
  [{content: never}, {content: phone}, {content: flee}, {content: burnt}],
)
