/** Of fault-text.ts: the refusals of the chat, and of what binds an account to it. */
export const chatFaults = {
  'zh-CN': {
    'chat-none': '本校还没有开通聊天机器人，请在网页上操作。',
    'chat-link-over': '这个绑定链接已用过或已过期，请在网页「我的」里的「绑定聊天」重新取一个。',
    'chat-taken': '这个聊天账号已绑定另一个人。请先在聊天里发送 /解绑，再重新绑定。',
    'chat-changed': '名单刚刚有变化，没有作任何改动。请看更新后的内容再点一次。',
    'chat-button-over': '这个按钮已经失效，没有作任何改动。请用最新的一条消息，或发送 /帮助。',
  },
  en: {
    'chat-none': 'This school has no chat bot yet. Please use the web app.',
    'chat-link-over':
      'This link has been used or has run out. Get a new one in the web app: Me, then Bind a chat.',
    'chat-taken':
      'This chat account is bound to somebody else. Send /unbind in the chat first, then bind it again.',
    'chat-changed':
      'The list has just changed, so nothing was done. Look at it as it is now and press again.',
    'chat-button-over':
      'This button is no longer good; nothing was done. Use the newest message, or send /help.',
  },
} as const
