/** Where the site will stand: the environment wins over seeds/site.yaml. */
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {siteAddress} from '../../scripts/seeds.ts'
import {readSite} from '../../src/registers/site.ts'

const read = (lines: string) => {
  const file = new VFile({path: 'seeds/site.yaml', value: `name: 站\ndescription: 一句\n${lines}`})
  return {site: readSite(file), faults: file.messages.map(({line, reason}) => `${line} ${reason}`)}
}

describe('the address of the site', () => {
  test.each([
    [{BASE_PATH: '/a/b/'}, '/a/b/'],
    [{BASE_PATH: 'a'}, '/a/'],
    [{BASE_PATH: '/'}, '/'],
    [{BASE_PATH: ''}, '/'],
  ])('%j', (env, base) => {
    expect(siteAddress(env).base).toBe(base)
  })

  test('the origin comes from the environment', () => {
    expect(siteAddress({BASE_PATH: '/', SITE_ORIGIN: 'https://www.example.gov.cn'}).origin).toBe('https://www.example.gov.cn')
  })
})

describe('seeds/site.yaml', () => {
  test('an address has its scheme and ends with a slash', () => {
    expect(read("url: 'https://www.example.gov.cn/aqsc/'").faults).toEqual([])
    expect(read("url: 'www.example.gov.cn/aqsc'").faults).toEqual([expect.stringMatching(/^3 url：网址要从 https:\/\/ 写起/)])
  })

  test('a security contact is an address that can be followed', () => {
    expect(read("securityContact: 'tel:+86-000'\nsecurityExpires: '2027-11-24'").faults).toEqual([])
    expect(read("securityContact: '张三'").faults).toEqual([expect.stringMatching(/^3 securityContact：/)])
  })
})
