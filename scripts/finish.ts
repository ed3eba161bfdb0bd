/**
 * node scripts/finish.ts FOLDER: what needs all pages, for a site that was built in parts: the search index, copies in
 * plain text, lists for other programs.
 */
import {publishSite} from '../src/integrations/publish.ts'
import {indexSite} from '../src/integrations/search.ts'
import {siteAddress} from './seeds.ts'

const dir = process.argv[2]!
const {base, origin} = siteAddress()
const say = {info: (line: string) => console.log(line), warn: (line: string) => console.warn(line)}
await indexSite(dir, base.replace(/\/$/, ''), say)
publishSite(dir, base.replace(/\/$/, ''), origin, say)
