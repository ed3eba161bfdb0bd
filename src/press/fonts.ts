/**
 * The fonts of the PDFs. They come from npm packages, so that a machine prints the same pages whatever fonts it has: each
 * family that a style sheet names is replaced by its substitute before the page is printed.
 */
import {join} from 'node:path'
import {fontFolder, readFontFile} from '../fonts.ts'

/** A family that is packed into the PDFs. */
export interface Family {
  /** Name in the style sheet of the press. */
  name: string
  /** Name of the fonts inside a PDF. */
  inside: RegExp
  /** npm package. */
  pack: string
  /** Style sheets of the package: faces for ranges of characters, one sheet a weight. */
  sheets: string[]
  /** Files that hold all common characters, by weight. One file makes one font in the PDF, ranges make dozens. */
  whole: Array<{weight: number; file: string}>
  /** Names that it stands for. */
  replaces: string[]
}

const noto = (kind: 'sans' | 'serif', name: string, inside: RegExp, replaces: string[]): Family => ({
  name,
  inside,
  pack: `@fontsource/noto-${kind}-sc`,
  sheets: ['400.css', '700.css'],
  whole: [400, 700].map((weight) => ({weight, file: `files/noto-${kind}-sc-chinese-simplified-${weight}-normal.woff2`})),
  replaces,
})

export const families: readonly Family[] = [
  // 黑体
  noto('sans', 'Noto Sans SC', /NotoSansSC/, [
    'Noto Sans CJK SC',
    'Source Han Sans SC',
    'PingFang SC',
    'HarmonyOS Sans SC',
    'MiSans',
    'Microsoft YaHei',
    'Heiti SC',
    'STHeiti',
    'SimHei',
  ]),
  // 宋体，也代小标宋和仿宋：没有可以自由使用的简体仿宋
  noto('serif', 'Noto Serif SC', /NotoSerifSC/, [
    'Noto Serif CJK SC',
    'Source Han Serif SC',
    'Songti SC',
    'SimSun',
    'STSong',
    'STZhongsong',
    'FZXiaoBiaoSong-B05S',
    '方正小标宋简体',
    'FangSong',
    'STFangsong',
    '仿宋_GB2312',
  ]),
  // 楷体
  {
    name: 'LXGW WenKai Lite',
    inside: /LXGWWenKaiLite/,
    pack: 'lxgw-wenkai-lite-webfont',
    sheets: ['lxgwwenkailite-regular.css'],
    whole: [],
    replaces: ['LXGW WenKai', 'KaiTi', 'STKaiti', '楷体_GB2312'],
  },
]

/**
 * Make sure that every font is there.
 *
 * @throws MissingFont
 */
export function requireFonts(): void {
  for (const {pack, sheets, whole} of families) for (const file of [...sheets, ...whole.map(({file}) => file)]) readFontFile(pack, file)
}

/** Packages and versions, as a part of what a PDF depends on. */
export function fontVersions(): string {
  const versionOf = (pack: string) => (JSON.parse(readFontFile(pack, 'package.json').toString()) as {version: string}).version
  return families.map(({pack}) => `${pack}@${versionOf(pack)}`).join(' ')
}

/**
 * The style sheet of the press: every face of every family. A file with all common characters stands after the ranges and
 * is therefore asked first.
 *
 * @param at  address of the folder of fonts; see `fontFile`
 */
export function fontSheet(at: string): string {
  const faces = families.flatMap((family) => {
    const address = (file: string) => `url("${at}${families.indexOf(family)}/${file}") format("woff2")`
    const ranges = family.sheets.flatMap((sheet) =>
      [
        ...readFontFile(family.pack, sheet)
          .toString()
          .matchAll(/@font-face\s*\{([^}]*)\}/g),
      ].map(([, face]) => ({
        weight: Number(/font-weight:\s*(\d+)/.exec(face!)![1]),
        file: /url\(["']?(?:\.\/)?(files\/[^"')]+\.woff2)/.exec(face!)![1]!,
        range: /unicode-range:\s*([^;]+)/.exec(face!)?.[1],
      })),
    )
    return [...ranges, ...family.whole.map((face) => ({...face, range: undefined}))].map(
      ({weight, file, range}) =>
        `@font-face{font-family:"${family.name}";font-weight:${weight};font-display:block;src:${address(file)}${range ? `;unicode-range:${range}` : ''}}`,
    )
  })
  // Drawings name no family.
  return [...faces, `text{font-family:"${families[0]!.name}"}`].join('\n')
}

/** The file at an address below the folder of fonts: `1/files/….woff2`; undefined where it is none of theirs. */
export function fontFile(path: string): string | undefined {
  const [, index, file] = /^(\d)\/(files\/[\w[\].-]+\.woff2)$/.exec(path) ?? []
  const family = families[Number(index)]
  return family && file ? join(fontFolder(family.pack), file) : undefined
}

const substitutes = new Map(families.flatMap(({name, replaces}) => replaces.map((replaced) => [replaced, name] as const)))
const named = new RegExp(`(["']?)(?<![\\w-])(${[...substitutes.keys()].sort((a, b) => b.length - a.length).join('|')})(?![\\w-])\\1`, 'g')

/** A style sheet with every known family replaced by its substitute. */
export function withSubstitutes(css: string): string {
  return css.replace(named, (_, __, name: string) => `"${substitutes.get(name)}"`)
}
