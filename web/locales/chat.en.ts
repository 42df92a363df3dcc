import type { words as chinese } from './chat.zh-CN.ts'

/** Binding a chat. */
export const words: Record<keyof typeof chinese, string> = {
  'chat.title': 'Bind a chat',
  'chat.text':
    'Check in, call the roll and confirm who is back in Telegram; notices reach you there, too. Nothing needs it: all of it can be done here.',
  'chat.none':
    'This school has no chat bot yet. All notices are under Notices, and the phone can be told of them under Me.',
  'chat.get': 'Get a link',
  'chat.scan':
    'Open or scan it with Telegram on your phone, tap Start, then come back here to confirm. It works once.',
  'chat.qr': 'QR code of the link',
  'chat.left': '{time} left',
  'chat.open': 'Open Telegram',
  'chat.over': 'The link has run out. Get another one.',
  'chat.waiting': 'Is this your chat account?',
  'chat.number': 'Number',
  'chat.waitingText':
    'The number in the chat should be the one above. If name or number differ, tap “Not me”.',
  'chat.mine': 'This is me',
  'chat.notMine': 'Not me',
  'chat.bound': 'Bound',
  'chat.since': 'since {when}',
  'chat.boundText':
    'Roll calls, the way home and the allowance reach you in this chat. No message has a whole name, an ID or a card number.',
  'chat.unbind': 'Unbind',
}
