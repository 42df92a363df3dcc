import {
  actions,
  repliedNouns,
  ruledNouns,
  type RepliedNoun,
  type RuledNoun,
} from '../../shared/audit/actions.ts'
import { replyKinds, replyNames } from '../../shared/replies/reply.ts'
import { rulingKinds, rulingNames } from '../../shared/rulings/ruling.ts'
import { words } from '../locales/audit-actions.zh-CN.ts'
import { createBook, locale } from '../platform/locale.ts'

const t = createBook<Record<(typeof actions)[number] | RuledNoun | RepliedNoun, string>>(
  words,
  () => import('../locales/audit-actions.en.ts'),
)

/** What the log calls each thing that was done, in the reader's language. */
export const actionWords = () =>
  new Map<string, string>([
    ...actions.map((action) => [action, t(action)] as const),
    ...ruledNouns.flatMap((noun) =>
      rulingKinds.map((kind) => [`${noun}.${kind}`, said(noun, rulingNames[locale.value][kind])] as const),
    ),
    ...repliedNouns.flatMap((noun) =>
      replyKinds.map((kind) => [`${noun}.${kind}`, said(noun, replyNames[locale.value][kind])] as const),
    ),
  ])

/** What the log calls what these words mean; other words are taken for the beginning of its name. */
export const actionOf = (words: string) =>
  [...actionWords()].find(([, own]) => own === words.trim())?.[0] ?? words

const said = (noun: RuledNoun | RepliedNoun, what: string) => `${t(noun)} · ${what}`
