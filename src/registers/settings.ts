/**
 * `seeds/settings.yaml`, `seeds/themes.yaml`, `seeds/seasons.yaml`: how the safety articles are ordered for readers.
 */
import {z} from 'astro/zod'
import type {VFile} from 'vfile'
import {readYaml} from './yaml.ts'

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id 只用小写字母、数字和连字符')
const text = z.string().min(1)

const settingSchema = z.array(
  z.strictObject({
    id,
    /** 农村 */
    name: text,
    /** 进农村 */
    into: text,
    /** Whom the articles of this setting address. */
    who: text,
    /** What kills there, the worst first, and the article that says how to avoid it. */
    dangers: z.array(z.strictObject({what: text, article: text})).min(1),
  }),
)

const themeSchema = z.array(z.strictObject({id, name: text, articles: z.array(text)}))

const seasonSchema = z.array(
  z.strictObject({
    id,
    name: text,
    /** 1 to 12. */
    months: z.array(z.int().min(1).max(12)).min(1),
    /** When in these months, for the reader. */
    when: text,
    articles: z.array(text).min(1),
  }),
)

/** One of the kinds of places that the outreach goes to. */
export type Setting = z.infer<typeof settingSchema>[number]
/** A group of articles about one subject. */
export type Theme = z.infer<typeof themeSchema>[number]
/** A time of the year with its articles. */
export type Season = z.infer<typeof seasonSchema>[number]

/** Read the settings; faults are fatal messages on `file`, and the list is then empty. */
export function readSettings(file: VFile): Setting[] {
  return readYaml(file, settingSchema).value ?? []
}

/** Read the themes; as `readSettings`. */
export function readThemes(file: VFile): Theme[] {
  return readYaml(file, themeSchema).value ?? []
}

/** Read the seasons; as `readSettings`. */
export function readSeasons(file: VFile): Season[] {
  return readYaml(file, seasonSchema).value ?? []
}
