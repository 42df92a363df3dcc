/**
 * What students agree to, in words that they understand. A changed text is a new version, and is asked for
 * again. The basic one is asked for at the first entry; ID and bank card, as sensitive data, on their own (Personal
 * Information Protection Law, articles 14, 17, 29 and 30), and refusing them costs nobody the pay.
 */
import type { ConsentKind } from './consent.ts'

export interface ConsentText {
  readonly purpose: string
  readonly fields: string
  readonly who: string
  readonly howLong: string
  /** What follows from refusing, and how to take it back. */
  readonly choice: string
}

export interface ConsentStatement {
  readonly kind: ConsentKind
  readonly version: string
  readonly title: Readonly<Record<'zh-CN' | 'en', string>>
  readonly text: Readonly<Record<'zh-CN' | 'en', ConsentText>>
}

export const consentTexts: Readonly<Record<ConsentKind, ConsentStatement>> = {
  basic: {
    kind: 'basic',
    version: 'basic-2026-1',
    title: { 'zh-CN': '使用到岗需要的个人信息', en: 'Personal data that Daogang needs' },
    text: {
      'zh-CN': {
        purpose: '记录你的实训考勤，据此计算补贴，让你当天就能看到；并在晚班后确认你已平安归寝。',
        fields:
          '学号、姓名、班级、小组、手机号、宿舍、排班、签到与点名、请假与补卡、旺旺在线时长、考核、违纪、质检差错、奖励、积分、补贴单和签名；以及你绑定的设备名称、登录和签到的时间与所用的网络地址（只用于防止猜密码，最多保留一天）。不收集定位、通讯录、照片和人脸。',
        who: '你自己看得到全部。组长看得到本组的考勤，看不到任何人的补贴和证件。老师看得到本班的考勤与补贴；甲方负责人看得到全部学生的考勤与补贴；财务看得到补贴；管理员只管理账号。积分榜向同学显示姓名、积分和档位。不提供给其他人，也不用于广告。',
        howLong:
          '归寝明细在实训期结束 90 天后删除，只留人数。考勤与补贴作为工资凭证，按法律规定的期限保存，之后删除。',
        choice:
          '不同意就不能使用到岗，可以请老师改用纸质签到，补贴照常计算。同意之后也可以随时在“我的同意”里撤回；撤回之前的记录仍然有效。你可以要求查阅、复制、更正或删除自己的信息，请联系老师。',
      },
      en: {
        purpose:
          'To record your attendance in the practicum, to compute your allowance from it and show it to you the same day, and to make sure that you are back in the dormitory after a late shift.',
        fields:
          'Student number, name, class, group, phone number, dormitory, planned shifts, check-ins and roll calls, leave and corrections, minutes online, assessments, violations, quality errors, awards, points, payslips and signatures; the names of your devices, and when and from which network address you signed in and checked in (the address only to stop guessing, kept one day at most). No location, contacts, photos or faces.',
        who: 'You see all of it. Your leader sees the attendance of the group, nobody’s pay and no numbers. Teachers see attendance and allowance of their classes, the company’s supervisors those of all students, finance the allowance; admins manage accounts alone. The leaderboard shows your name, points and tier to other students. Nobody else is given any of it, and it is used for no advertising.',
        howLong:
          'Details of your return to the dormitory are deleted 90 days after the season, counts remain. Attendance and allowance are records of pay: they are kept as long as the law asks, then deleted.',
        choice:
          'If you refuse you cannot use Daogang: ask your teacher to record your attendance on paper, and your allowance is computed all the same. You may take your consent back at any time under “My consents”; what was recorded before stays valid. You may ask to read, copy, correct or delete your data: speak to your teacher.',
      },
    },
  },
  'card-id': {
    kind: 'card-id',
    version: 'card-id-2026-1',
    title: {
      'zh-CN': '身份证号和银行卡号（单独同意）',
      en: 'ID and bank card number (a consent of its own)',
    },
    text: {
      'zh-CN': {
        purpose: '把补贴汇到你本人的银行卡，并为这笔收入申报个人所得税。没有其他用途。',
        fields:
          '身份证号、银行卡号。这两项是敏感个人信息：泄露后可能被人冒用身份或骗取钱财，所以单独征求你的同意。',
        who: '号码加密保存，页面上只显示末四位。完整号码只有财务在生成银行批次、税表和签收表时使用，或写明理由后逐个查看；银行和税务机关会收到。每一次查看都有记录，你在“谁看过我的信息”里可以看到。',
        howLong: '补贴发放结束且没有争议 180 天后，号码自动清除；也可以更早要求清除。',
        choice:
          '可以不同意：签到和补贴计算不受影响，补贴改走线下纸质方式发放。同意之后也可以随时撤回，撤回后不再使用这两个号码，已经提交银行的除外。',
      },
      en: {
        purpose:
          'To pay your allowance into your own bank account, and to declare the income for tax. For nothing else.',
        fields:
          'The number of your ID card and of your bank card. Both are sensitive: in the wrong hands they serve to pose as you or to take money, so you are asked about them separately.',
        who: 'The numbers are kept encrypted, and pages show their last four digits. In full they are used by finance alone, for bank batches, the tax sheet and the sign-off sheet, or looked at one by one for a stated reason; the bank and the tax office receive them. Each look is recorded, and you see it under “Who looked at my data”.',
        howLong:
          'They are erased 180 days after the payout is closed without dispute, or earlier if you ask.',
        choice:
          'You may refuse: check-in and allowance stay as they are, and you are paid by the paper way. You may also take it back later: the numbers are not used from then on, except where the bank has them already.',
      },
    },
  },
}
