/**
 * `seeds/site.yaml`: name of the site, where it will stand, and what the office must show in the footer.
 */
import {z} from 'astro/zod'
import type {VFile} from 'vfile'
import {day, readYaml} from './yaml.ts'

/** A key the office fills in; empty shows nothing. */
const optional = z.string().default('')

const schema = z.strictObject({
  /** Name of the site, in the header and behind every page title. */
  name: z.string().min(1),
  /** One sentence for search engines and share cards. */
  description: z.string().min(1),
  /** Address that the site will have, with its path: `https://portal.example.gov.cn/aqsc/`. */
  url: optional.refine(
    (url) => url === '' || (/^https?:\/\/[^/?#]+\/([^?#]*\/)?$/.test(url) && URL.canParse(url)),
    '网址要从 https:// 写起，以 / 结尾，比如 https://www.example.gov.cn/aqsc/；还没有定就空着',
  ),
  /** Id of the plan that the site is for; its successors follow by themselves. Empty: the newest. */
  plan: optional,
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
  /** 违法和不良信息举报: a telephone number. */
  reportPhone: optional,
  /** Where holes in the site's security are reported: `mailto:`, `tel:` or `https:` (RFC 9116). */
  securityContact: optional.refine(
    (contact) => contact === '' || /^(mailto:|tel:|https:)\S+$/.test(contact),
    '安全漏洞的联系方式以 mailto:、tel: 或 https: 开头；没有就空着',
  ),
  /** Last day on which that contact is promised to hold, `2027-11-24`. */
  securityExpires: optional.refine(
    (text) => text === '' || day.safeParse(text).success,
    '日期写成 2027-11-24 这样，日历上要有这一天；没有就空着',
  ),
  /** Other sites on the same host, built by this program, whose pages the search finds, too. */
  searchAlso: z
    .array(
      z.strictObject({
        /** What readers call it. */
        name: z.string().min(1),
        /** Its path on the host, `/yunxi/`. */
        path: z.string().regex(/^\/([^/?#\s]+\/)+$/, '写路径，前后都有 /，比如 /yunxi/；只能是同一个域名下的网站'),
      }),
    )
    .default([]),
})

export type Site = z.infer<typeof schema>

/** Read the settings; faults are fatal messages on `file`. */
export function readSite(file: VFile): Site | undefined {
  return readYaml(file, schema).value
}
