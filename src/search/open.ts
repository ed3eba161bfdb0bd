/**
 * The engine as one file of the site, loaded when somebody is about to search.
 */
import lexicon from 'virtual:search-lexicon'
import {searchOver, type Search} from './engine.ts'
import {firstFiles, placesIn, type IndexPlace} from './files.ts'
import {joinPostings, type Part} from './join.ts'
import {openPostings} from './postings.ts'

/** Another site on the same host, built by this program, whose pages are to be found, too. */
export interface OtherSite {
  name: string
  /** Its address from the root of the host, with slashes at both ends. */
  path: string
}

/** A search, to which more can be added. */
export type Opened = Search & {
  /** Search one more index of the site, too, from the next question on. */
  add: (place: IndexPlace) => void
}

/** What there is to search beside the first index. */
export interface Further {
  /** More indexes of the site itself. */
  places?: readonly IndexPlace[]
  sites?: readonly OtherSite[]
  /** Called with the name of a site whose index cannot be read; the search goes on without it. */
  lost?: (name: string) => void
}

/** Open the search. Returns at once; what cannot be read rejects the search that needs it. */
export function openSearch(place: IndexPlace, {places = [], sites = [], lost}: Further = {}): Opened {
  const {program} = firstFiles(place)
  const postings = joinPostings([...[place, ...places].map(partOf), ...sites.map(partOfSite)])
  const sounds = () => import('virtual:search-sounds').then((module) => module.default)
  return Object.assign(searchOver({postings, lexicon, sounds}), {add: (place: IndexPlace) => postings.add(partOf(place))})

  function partOf(place: IndexPlace): Part {
    return {open: () => openPostings({...place, program})}
  }

  function partOfSite({name, path}: OtherSite): Part {
    const open = async () => joinPostings((await placesOf(path)).map(partOf))
    return {open, site: {name, base: path.replace(/\/$/, '')}, lost: () => lost?.(name)}
  }
}

/** Where the indexes of another site lie: its own search page knows them from its build, others ask. */
async function placesOf(path: string): Promise<IndexPlace[]> {
  const folder = `${path}pagefind/`
  const response = await fetch(`${folder}indexes.json`, {cache: 'no-cache'})
  if (!response.ok) throw new Error(`${response.status} ${folder}`)
  return placesIn(folder, (await response.json()) as string[])
}
