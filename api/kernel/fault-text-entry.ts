/** Of fault-text.ts: the refusals of who wants to get in, and of what guards the way. */
export const entryFaults = {
  'zh-CN': {
    'proof-needed': '此操作需要在已绑定的设备上进行，请刷新页面后重试；若仍不行，请重新登录。',
    'step-up-needed': '此操作需要再次验证身份。',
    'pin-wrong': 'PIN 不正确，还可以试 {left} 次。',
    'pin-locked': 'PIN 连续输错，请等候 {minutes} 分钟后再试。',
    'pin-off': 'PIN 已停用，请向老师领取新的邀请单，重新绑定本机。',
    'pin-weak': '这个 PIN 太容易猜到（连号、重复或像日期），请换一个。',
    'invitation-unknown': '邀请码不正确或已过期，请核对后再试，或向老师领取新的邀请单。',
    'invitation-used': '这张邀请单已经用过，请向老师领取新的。',
    'devices-full': '最多绑定 {max} 台设备，请先移除一台。',
    'sign-in-failed': '登录信息不正确，请核对后再试。',
    'password-weak': '密码至少 12 个字符，且不能是常见或含有工号姓名的密码。',
    'code-wrong': '验证码不正确。请确认手机时间准确，再输入当前的六位数字。',
    'passkey-wrong': '通行密钥没有通过验证，请重试，或改用密码和验证码。',
    'number-taken': '这个工号已有人使用，请核对工号与姓名。',
    'last-admin': '这是最后一位能登录的管理员，不能收回。请先让另一位管理员就位。',
    'last-way-in': '这是你最后一种登录方式，不能移除。请先添加另一种。',
  },
  en: {
    'proof-needed':
      'This has to be done on a device that is enrolled here. Refresh and try again; if that does not help, sign in anew.',
    'step-up-needed': 'This asks you to confirm who you are once more.',
    'pin-wrong': 'That PIN is not right. {left} more tries.',
    'pin-locked': 'Too many wrong PINs. Wait {minutes} minutes, then try again.',
    'pin-off':
      'The PIN is switched off. Ask your teacher for a new invitation slip and enrol this device again.',
    'pin-weak': 'This PIN is too easy to guess (a run, a repeat, or like a date). Choose another.',
    'invitation-unknown':
      'The invitation is not right or has run out. Check it, or ask your teacher for a new slip.',
    'invitation-used': 'This invitation has been used. Ask your teacher for a new one.',
    'devices-full': 'At most {max} devices. Remove one first.',
    'sign-in-failed': 'The sign-in details are not right. Check them and try again.',
    'password-weak':
      'A password has at least 12 characters and is neither a common one nor holds your number or name.',
    'code-wrong':
      'The code is not right. Check that your phone’s clock is right and enter the six digits it shows now.',
    'passkey-wrong': 'The passkey did not verify. Try again, or use password and code.',
    'number-taken': 'Somebody has this number already. Check number and name.',
    'last-admin': 'This is the last admin who can sign in. Let another be in place first.',
    'last-way-in': 'This is your last way to sign in. Add another one first.',
  },
} as const
