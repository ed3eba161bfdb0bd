/**
 * The engine as one file of the site, loaded when somebody is about to search.
 */
import lexicon from 'virtual:search-lexicon'
import {searchOver, type Search} from './engine.ts'
import type {IndexPlace} from './files.ts'
import {openPostings} from './postings.ts'

/** Open the search. Returns at once; what cannot be read rejects the search that needs it. */
export function openSearch(place: IndexPlace): Search {
  return searchOver({
    postings: openPostings(place),
    lexicon,
    sounds: () => import('virtual:search-sounds').then((module) => module.default),
  })
}
