import { runtime } from '#runtime'
import { formatProblem } from '../../../shared/files/problem.ts'
import type { Known } from '../../../shared/files/references.ts'
import { readSeason, type SeasonRead } from '../../../shared/files/read-season.ts'

const demo = 'data/season-2020'

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
export const seasonJson = runtime.textOf(`${demo}/season.json`)

/** A season of two classes and three students, one row in every table. */
export const small: Readonly<Record<string, string>> = {
  'season.json': seasonJson,
  'roster.csv': `学号,姓名,班级,小组,岗位,手机号,身份证号,银行卡号,宿舍
01,章雨知,电商1班,1组,小组长,19900000001,99000020010203008X,6200002049719300001,7栋263
02,周惜,电商1班,1组,学生,,,,
03,金云,电商2班,2组,学生,19900000003,990000200203040025,6200002049719306,
`,
  'plan.csv': `日期,星期,电商1班,电商2班
2020-11-12,周四,早,晚
`,
  'assessments.csv': `学号,日期,次数,结果
01,2020-09-25,1,通过
`,
  'attendance.csv': `学号,日期,班次,签到,签退,状态,确认
01,2020-11-12,早,08:21,17:03,出勤,是
`,
  'online.csv': `学号,日期,在线分钟
01,2020-11-12,515
`,
  'violations.csv': `学号,日期,类别,说明,扣款,状态
02,2020-11-12,玩手机,巡场发现,,生效
`,
  'errors.csv': `学号,日期,级别,金额,甲方核实,乙方核实
02,2020-11-12,3,,是,否
`,
  'awards.csv': `学号,日期,奖项,金额,小组长复核
03,2020-11-12,销售冠军,100,是
`,
  'staff.csv': `工号,姓名,角色,班级,手机号
T1,卫砚禾,辅导员,电商1班、电商2班,19900010000
`,
  'rooms.csv': `教室,座位数,可用机器,班级
实训楼201,60,52,电商1班
`,
  'insurance.csv': `学号,保单号,从,至
01,PA1,2020-10-20,2020-12-05
`,
  'accounts.csv': `账号,学号,从,至
旺铺:客服1,01,2020-10-24,2020-11-11
旺铺:客服1,02,2020-11-12,
`,
  'points.csv': `学号,日期,积分,事由
01,2020-11-12,80,好评
`,
  'service.csv': `学号,账号,日期,平均响应秒,接待人数,销售额
01,,2020-11-12,23.5,40,1234.50
`,
}

/** Reads the small season with some of its files written otherwise; null leaves one out. */
export function readSmall(
  change: Record<string, string | Uint8Array | null> = {},
  known: Known = {},
): SeasonRead {
  const files = Object.entries({ ...small, ...change }).flatMap(([name, content]) => {
    if (content === null) return []
    return [{ name, bytes: typeof content === 'string' ? bytesOf(content) : content }]
  })
  return readSeason(files, known)
}

/** The header of a table of the small season with these rows under it, which begin on line 2. */
export function rows(file: string, ...lines: string[]): Record<string, string> {
  const [header] = (small[file] ?? '').split('\n')
  return { [file]: `${header}\n${lines.join('\n')}\n` }
}

export const inChinese = (read: Pick<SeasonRead, 'problems'>): string[] =>
  read.problems.map((problem) => formatProblem(problem, 'zh-CN'))

export const demoFile = (name: string): Uint8Array => bytesOf(runtime.textOf(`${demo}/${name}`))
