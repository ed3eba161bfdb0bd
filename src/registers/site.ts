/**
 * `seeds/site.yaml`: name of the site and what the office must show in the footer.
 */
import {z} from 'astro/zod'
import type {VFile} from 'vfile'
import {readYaml} from './yaml.ts'

/** A key the office fills in; empty shows nothing. */
const optional = z.string().default('')

const schema = z.strictObject({
  /** Name of the site, in the header and behind every page title. */
  name: z.string().min(1),
  /** One sentence for search engines and share cards. */
  description: z.string().min(1),
  /** 主办单位 */
  sponsor: optional,
  /** 承办单位 */
  operator: optional,
  phone: optional,
  address: optional,
  /** 网站标识码 of the portal: ten digits, or empty. */
  siteIdCode: optional.refine((code) => code === '' || /^\d{10}$/.test(code), '网站标识码是十位数字；没有就空着'),
  /** ICP 备案号, as issued. */
  icp: optional,
  /** 公安备案号, as issued; its digits make the link. */
  policeRecord: optional,
  /** 党政机关网站标识: the id in the address of its certificate. */
  conacId: optional,
})

export type Site = z.infer<typeof schema>

/** Read the settings; faults are fatal messages on `file`. */
export function readSite(file: VFile): Site | undefined {
  return readYaml(file, schema).value
}
