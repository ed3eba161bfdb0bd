/**
 * Plans for measuring: the first plan again, of other towns, with other numbers.
 */
import {cpSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {planIds, root} from '../seeds.ts'

const first = [...'云青松柏梅兰竹菊石泉溪沙金银玉珠龙凤鹤鹿马牛羊花草林森河湖海']
const second = [...'岭坪沟湾塘桥店集寨堡梁峁滩洼崖坡川原谷峰台亭关渡津口营屯庄屋窑井庙柳杨槐榆桦枫桑']

/** Name of a town by its number, from 2: two characters, so that places in the text stay where they are. */
export function townOf(number: number): string {
  return first[number % first.length]! + second[Math.floor(number / first.length) % second.length]!
}

/** Id of the plan of a town. */
export function townPlan(number: number): string {
  return `town-${String(number).padStart(4, '0')}`
}

/** Add the plan of a town to a copy of the project. */
export function addTown(copy: string, number: number): void {
  const from = join(root, 'seeds', planIds()[0]!)
  const to = join(copy, 'seeds', townPlan(number))
  cpSync(from, to, {recursive: true})
  for (const name of ['plan.txt', 'asked.yaml', 'differences.yaml']) {
    const text = readFileSync(join(from, name), 'utf8')
    writeFileSync(
      join(to, name),
      text
        .replaceAll('铜川', townOf(number))
        .replace(/铜政发〔(\d+)〕\d+号/, (_, year) => `${townOf(number)[0]}政发〔${year}〕${100 + number}号`),
    )
  }
}
