/** Why a signature was refused, in the reader's language. */
import type { Locale } from './ctx.ts'

const zh = {
  'slip-changed': '补贴单已更新，请先查看新的内容再签名。',
  'view-expired': '查看已超过 30 分钟，请重新打开补贴单再签名。',
  'signed-already': '这张补贴单已经签过名了。',
  'name-differs': '输入的姓名与补贴单不一致，请输入本人姓名。',
  'ink-empty': '还没有签名。请在框里写下自己的姓名。',
  'ink-poor': '写得太少，看不出是签名。请在框里写下完整的姓名。',
  'ink-straight': '一条直线不是签名。请在框里写下自己的姓名。',
  'ink-bounds': '这不是在签名框里写下的笔画，或者笔画太多。请清除后重写一次。',
  'ink-copied': '这个签名与以前的一个完全相同，不能重复使用。请本人再写一次。',
  'device-signature': '本机对这份内容的签名核对不上。请刷新页面，看过补贴单后重新签名。',
}

export const signingFaults: Record<Locale, typeof zh> = {
  'zh-CN': zh,
  en: {
    'slip-changed': 'The payslip has changed. Read the new one before you sign.',
    'view-expired': 'You opened it more than 30 minutes ago. Open the payslip again, then sign.',
    'signed-already': 'This payslip is signed already.',
    'name-differs': 'That is not the name on the payslip. Type your own name.',
    'ink-empty': 'Nothing is drawn yet. Write your name in the box.',
    'ink-poor': 'That is too little for a signature. Write your whole name in the box.',
    'ink-straight': 'A straight line is no signature. Write your name in the box.',
    'ink-bounds': 'These strokes were not drawn in the box, or there are too many. Clear it and write again.',
    'ink-copied':
      'This is exactly a signature of before, and cannot be used again. Write it once more yourself.',
    'device-signature': 'This device did not sign for this content. Reload, read the payslip and sign again.',
  },
}
