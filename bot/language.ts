/** 语言: the language of this chat. */
import { Composer } from 'grammy/web'
import { speakIn } from '../api/chat/speak.ts'
import { once, onWords } from './answer.ts'
import type { BoundChat } from './context.ts'
import { say } from './words.ts'

export const languages = new Composer<BoundChat>()

onWords(languages, ['中文', 'chinese'], (c) => speak(c, 'zh-CN'))
onWords(languages, ['英文', 'english'], (c) => speak(c, 'en'))

async function speak(c: BoundChat, wanted: 'zh-CN' | 'en'): Promise<string> {
  const { locale } = await once(c, 'language', (ctx) => speakIn(ctx, wanted))
  return `${say({ locale }, 'language')}\n\n${say({ locale }, 'help')}`
}
