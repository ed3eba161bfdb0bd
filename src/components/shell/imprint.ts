/** What the head and the foot of a page say of its content. */
export interface Imprint {
  /** Day of the content: when a document was issued, when an article was last checked; ISO 8601. */
  published?: string | undefined
  /** ContentSource: who wrote it; by default the office, or the site. */
  source?: string | undefined
  keywords?: readonly string[]
  /** Site address of the picture that stands for it where it is shared, at least 300 px wide. */
  picture?: string
  /** Whether nobody of the trade has approved the advice on it yet: public search engines are asked to leave it out until then. */
  pending?: boolean
  /** Whether the page has a copy in plain text, `index.txt` beside it, linked from its foot. The build makes it (`src/integrations/publish.ts`). */
  text?: boolean
}
