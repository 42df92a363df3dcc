/** What each student promises once (保密承诺, domain.md): a changed text is a new version, and is signed again. */
export const undertaking = {
  version: 'undertaking-2026-1',
  text: {
    'zh-CN':
      '我在实训期间会接触买家和店铺的信息，包括姓名、电话、地址、订单和聊天内容。我承诺：只为完成客服工作使用这些信息；不抄录、拍照、转发，不告诉任何无关的人，不用于自己或他人的任何目的；离开工位时锁定屏幕，不把账号借给别人；发现泄露立即告诉老师或甲方负责人。本承诺在实训期间和实训结束后五年内有效。违反承诺造成损失的，我依法承担责任。我已满十四周岁，已读懂以上内容，自愿签署。',
    en: 'During the practicum I come across data of buyers and shops: names, telephone numbers, addresses, orders and conversations. I promise to use them for my work at the desk alone; not to copy, photograph or forward them, nor tell anybody who has nothing to do with it, nor use them for any purpose of my own or of others; to lock the screen when I leave the desk and to lend my account to nobody; and to tell a teacher or the company’s supervisor at once if I notice a leak. This holds during the practicum and for five years after its end. I answer by law for harm that comes of breaking it. I am fourteen or older, have understood this, and sign of my own will.',
  },
} as const
