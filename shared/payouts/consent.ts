/** What a student agrees to by signing; a changed text is a new version, and old views of it expire. */
export const consent = {
  version: 'sign-2020-1',
  text: {
    'zh-CN':
      '我已阅读本补贴单的全部内容。我的签名确认：姓名、期间、各项金额、扣款与实发金额与我所知一致，并同意按此发放。签名后如内容变化，本签名作废，我会被请求重新签名。如有疑问，我可以不签名并提出异议。',
    en: 'I have read all of this payslip. By signing I confirm that the name, the period, each amount, the deductions and the net pay are as I know them, and agree to be paid accordingly. If the content changes later, this signature is void and I am asked again. If I have doubts I may leave it unsigned and dispute it.',
  },
} as const
