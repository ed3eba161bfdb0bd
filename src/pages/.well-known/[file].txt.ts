/** /.well-known/security.txt (RFC 9116), where the office has given a contact and how long it holds. */
import type {APIRoute} from 'astro'
import {fullAddress, site} from '../../site.ts'

export const getStaticPaths = () => (site.securityContact && site.securityExpires ? [{params: {file: 'security'}}] : [])

export const GET: APIRoute = ({site: origin}) => {
  const address = fullAddress('/.well-known/security.txt', origin)
  const lines = [
    `Contact: ${site.securityContact}`,
    // The last moment of that day in China.
    `Expires: ${site.securityExpires}T15:59:59Z`,
    'Preferred-Languages: zh',
    address && `Canonical: ${address}`,
  ]
  return new Response(`${lines.filter(Boolean).join('\n')}\n`)
}
