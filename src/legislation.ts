/**
 * JSON-LD of a regulation: https://schema.org/Legislation.
 */
import {href} from './site.ts'
import {kindNames, regulationPath, type Regulation} from './regulations.ts'

const forces: Partial<Record<Regulation['status'], string>> = {
  'in-force': 'InForce',
  amended: 'InForce',
  repealed: 'NotInForce',
  superseded: 'NotInForce',
}

/**
 * The JSON text, safe inside a script element. What is not known is left out; a status that was not confirmed
 * claims no force.
 *
 * @param site  origin of the site, where it is known: addresses are absolute then
 */
export function legislationOf(regulation: Regulation, site: URL | undefined): string {
  const {id, title, shortTitle, kind, issuer, documentNumber, region, dates, status, officialUrl} = regulation
  const path = href(regulationPath(id))
  const force = forces[status]
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    name: title,
    ...(shortTitle !== title && {alternateName: shortTitle}),
    url: site ? new URL(path, site).href : path,
    legislationType: kindNames[kind],
    legislationIdentifier: documentNumber,
    legislationJurisdiction: region ?? '中华人民共和国',
    legislationPassedBy: issuer && {'@type': 'Organization', name: issuer},
    legislationDate: dates.adopted,
    datePublished: dates.promulgated,
    legislationDateVersion: dates.amended ?? dates.promulgated,
    legislationLegalForce: force && `https://schema.org/${force}`,
    inLanguage: 'zh-CN',
    sameAs: officialUrl,
  }
  return JSON.stringify(data).replace(/</g, '\\u003c')
}
