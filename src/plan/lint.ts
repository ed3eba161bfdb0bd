/**
 * The rules. A rule is one function over the finished tree; what it finds is a message with the rule's id, at
 * line and column, in words for the person who edits the text. Errors (`fatal`) refuse the whole input.
 *
 * tests/plan/rules.test.ts breaks every rule once.
 */
import type {VFile} from 'vfile'
import {headRules} from './lint-head.ts'
import {numberRules} from './lint-numbers.ts'
import {textRules} from './lint-text.ts'
import type {Rule} from './finding.ts'
import type {Plan} from './types.ts'

/** Every rule by its id, in the order in which they are run. */
export const rules: Readonly<Record<string, Rule>> = {...headRules, ...numberRules, ...textRules}

/** unified plugin: run every rule. */
export function lintPlan() {
  return (plan: Plan, file: VFile): void => {
    const source = String(file.value)
    for (const [ruleId, rule] of Object.entries(rules)) {
      rule(
        plan,
        (severity, message, place) => {
          file.message(message, {...(place && {place}), ruleId, source: 'plan'}).fatal = severity === 'error'
        },
        source,
      )
    }
  }
}
