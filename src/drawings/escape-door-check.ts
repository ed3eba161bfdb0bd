import {arrow, blue, drawing, green, grey, ground, ink, line, pale, person, red, shape, yellow} from './kit.ts'

const touch =
  ground +
  shape('M132 26h76v157h-76z', pale, 5) +
  `<circle cx="146" cy="112" r="7" fill="${ink}"/>` +
  person([62, 50], 'M62 76v44', 'M62 122l-10 56M62 122l14 56M62 74 46 96l4 22M62 74l32 12 26-6') +
  shape('M118 66l12 2v26l-12-2z', '#fff', 4)

const stairs =
  shape('M10 112h40v24h40v24h40v24h50', 'none', 5) +
  person([100, 42], 'M98 68l-6 38', 'M92 108l22 18-2 30M92 108l-14 22-8 4M98 66l18 20 20 2M98 68 74 82l-24 2') +
  arrow('M150 108l30 32', [184, 144, 46], green) +
  shape('M10 48h38v64H10z', pale, 4) +
  `<circle cx="40" cy="82" r="4" fill="${ink}"/>` +
  shape('M180 28h46v30h-46z', green) +
  line('M190 43h24m-8-8 8 8-8 8', 4, '#fff')

const seal =
  ground +
  shape('M140 26h76v157h-76z', red, 5) +
  `<circle cx="154" cy="112" r="7" fill="${yellow}" stroke="${ink}" stroke-width="3"/>` +
  line('M170 60q8-10 0-20m18 20q8-10 0-20m-18 120q8-10 0-20m18 20q8-10 0-20', 5, '#fff') +
  person([62, 92], 'M72 118l-6 30', 'M66 152l30 24-34 2M66 152l-22 26M74 116l22 30 24 22') +
  shape('M122 183q0-16 16-16h74q14 0 14 16z', blue, 4)

const wave =
  shape('M70 20h150v150H70z', '#dbe9f6', 5) +
  line('M145 20v150', 5) +
  person([108, 84], 'M108 110v58', 'M108 110l26-28 4-36M108 110l-22 22 4 30') +
  shape('M134 50q18-22 34-6t34-6l-4 26q-18 12-34 2t-30 2z', yellow, 4) +
  line('M60 172h170', 10, grey) +
  line('M52 66 36 58M48 90H30M52 114l-16 8', 5, blue)

export default drawing(
  'escape-door-check',
  '开门前先摸门',
  '四格：一，用手背摸门；二，门不烫、没有烟，随手关门，走楼梯往下跑；三，门烫，不开，用湿布堵住门缝；四，到窗口挥动鲜艳的衣物求救。',
  [
    {number: 1, content: touch},
    {number: 2, content: stairs},
    {number: 3, content: seal},
    {number: 4, content: wave},
  ],
)
