/** Refusals about payouts, payslips, their signatures and what stands in for one. */
export const signatureFaults = {
  'zh-CN': {
    'already-approved': '这一方已经批准过了。',
    'one-person': '这一步需要两个人：同一人不能既提出又确认，也不能同时代表甲方与学校。',
    'content-changed': '内容已经变化，请查看最新的草稿后再批准。',
    'not-approved': '发布前需要甲方与学校各自批准当前内容。',
    'run-overlaps': '这段日期与已有的发放重叠（{from} 至 {to}）。',
    'period-invalid': '发放期间无效：{detail}',
    'appeal-instead': '违纪和质检差错不在这里提出：请到「记录」里点「申诉」或「存疑」，扣款会先停下。',
    'objection-open': '这张补贴单还有一条疑问没有答复，答复或撤回之后才能继续。',
    'payslip-changed': '补贴单已经更新，原来的登记不再适用；请刷新后再看。',
    'attested-already': '{by}已经登记过，请刷新后再看；需要更正时由登记人先撤回。',
    'other-side': '这一步由另一方的人确认：学校登记的由甲方负责人确认，甲方登记的由老师确认。',
    'deadline-ahead': '{on} 起才能登记「联系不上」；在那之前请继续提醒本人签名。',
    'picture-needed': '登记纸质签名需要一张签名页的照片。',
    'picture-invalid': '这不是可用的照片：请选择不超过 2 MB 的 JPEG、PNG 或 WebP 图片。',
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
  },
  en: {
    'already-approved': 'This side has already approved.',
    'one-person':
      'This takes two people: nobody confirms what he proposed, or stands for company and school at once.',
    'content-changed': 'The content has changed. Look at the newest draft before you approve.',
    'not-approved': 'Company and school must both approve this content before it is published.',
    'run-overlaps': 'These dates overlap another payout ({from} to {to}).',
    'period-invalid': 'The period cannot be paid: {detail}',
    'appeal-instead':
      'Violations and quality errors are not disputed here: open Records and choose Appeal or Doubt, which stops the deduction first.',
    'objection-open':
      'A question about this payslip has no answer yet. Once it is answered or taken back you can go on.',
    'payslip-changed': 'The payslip has changed, so this no longer applies. Please refresh.',
    'attested-already':
      '{by} has recorded this already. Please refresh; whoever recorded it can take it back.',
    'other-side':
      'Somebody of the other side confirms this: a supervisor what the school recorded, a teacher what the company did.',
    'deadline-ahead':
      '“Cannot be reached” can be recorded from {on} on. Until then please keep reminding the student.',
    'picture-needed': 'A paper signature needs a picture of the signed page.',
    'picture-invalid': 'This picture cannot be used: choose a JPEG, PNG or WebP of at most 2 MB.',
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
} as const
