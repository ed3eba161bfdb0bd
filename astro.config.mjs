// @ts-check
import {unified} from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import tailwindcss from '@tailwindcss/vite'
import {defineConfig} from 'astro/config'
import remarkCjkFriendly from 'remark-cjk-friendly'
import {readFloor} from './scripts/floor.ts'
import {siteAddress} from './scripts/seeds.ts'
import {plan} from './src/integrations/plan.ts'
import {publish} from './src/integrations/publish.ts'
import {search} from './src/integrations/search.ts'
import {slides} from './src/integrations/slides.ts'

const {base, origin} = siteAddress()

export default defineConfig({
  // From seeds/site.yaml; BASE_PATH and SITE_ORIGIN win, e.g. BASE_PATH=/aqsc/ npm run build
  base,
  site: origin,
  outDir: process.env.OUT_DIR ?? './dist',
  cacheDir: './.cache/astro',
  trailingSlash: 'always',
  devToolbar: {enabled: false},
  build: {inlineStylesheets: 'never'},
  markdown: {
    syntaxHighlight: false,
    // The default engine ignores remark plugins and misplaces emphasis beside Chinese punctuation.
    processor: unified({smartypants: false, remarkPlugins: [remarkCjkFriendly]}),
  },
  // Without GFM generated text comes out as typed: an autolink would swallow a backslash.
  integrations: [
    mdx({processor: unified({gfm: false, smartypants: false, remarkPlugins: [remarkCjkFriendly]})}),
    plan(),
    slides(),
    search(),
    publish(),
  ],
  vite: {
    plugins: [tailwindcss()],
    // Nothing inline, so that the policy header needs no hash for assets.
    build: {assetsInlineLimit: 0, target: readFloor().map(({vite, version}) => vite + version)},
    cacheDir: './.cache/vite',
  },
})
