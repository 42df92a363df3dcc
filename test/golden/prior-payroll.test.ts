import { describe, expect, test } from 'vitest'
import { compute } from '../../shared/allowance/compute.ts'
import { payrollCsv, payrollHeader } from '../../shared/files/payroll.ts'
import { readPriorPayroll } from '../../shared/files/prior-payroll.ts'
import { award, period, rules, student } from '../shared/allowance/build.ts'
import { payrollFile } from './season-facts.ts'

const file = (text: string, name = 'october.csv') => ({ file: name, bytes: new TextEncoder().encode(text) })

describe('payroll.csv', () => {
  const computed = compute(
    rules(),
    period('2020-10-01', '2020-10-31'),
    student({ awards: [award('2020-10-02', '9.5')] }),
  )

  test('puts quotes only where a cell needs them, and ends every row in CRLF', () => {
    const entry = { number: '1', name: '章 "小" 雨', className: '1班,A', leader: false, computed }
    expect(payrollCsv([entry]).split('\r\n')).toEqual([
      payrollHeader.join(','),
      '1,"章 ""小"" 雨","1班,A",学生,0,0,0,0,0.00,0.00,9.50,0.00,0.00,9.50,0.00,9.50',
      '',
    ])
  })

  test('keeps the order in which it is given the students', () => {
    const entries = ['2', '10', '1'].map((number) => ({
      number,
      name: '章',
      className: '1班',
      leader: true,
      computed,
    }))
    const numbers = payrollCsv(entries)
      .split('\r\n')
      .slice(1, -1)
      .map((row) => row.split(',')[0])
    expect(numbers).toEqual(['2', '10', '1'])
  })
})

describe('earlier runs', () => {
  test('are read from their payroll.csv', () => {
    const { runs, problems } = readPriorPayroll([file(payrollFile)])
    expect(problems).toEqual([])
    expect(runs.size).toBe(200)
    expect(runs.get('2019010000')).toEqual({ income: '1400.42', tax: '0' })
  })

  test('add up by 学号 over files and rows, exactly', () => {
    const one = file('学号,应发,代扣个税\n1,0.10,0.01\n2,5,0\n1,0.20,0.02\n')
    const other = file('代扣个税,姓名,学号,应发\n1.00,章,1,100\n', 'november.csv')
    const { runs } = readPriorPayroll([one, other])
    expect([...runs]).toEqual([
      ['1', { income: '100.3', tax: '1.03' }],
      ['2', { income: '5', tax: '0' }],
    ])
  })

  test('a row that cannot be read is listed with its file, line and column', () => {
    const { runs, problems } = readPriorPayroll([
      file('学号,应发,代扣个税\n1,x,0\n2,-5,0\n3,5,0\n'),
      file('学号\n', 'b.csv'),
    ])
    expect(problems.map((problem) => [problem.file, problem.line, problem.column])).toEqual([
      ['october.csv', 2, '应发'],
      ['october.csv', 3, '应发'],
      ['b.csv', 1, '应发、代扣个税'],
    ])
    expect([...runs.keys()]).toEqual(['3'])
  })
})

test('three runs of a year withhold what one would, since each takes the earlier ones into account', () => {
  const season = rules({ tax: { method: 'intern-cumulative', incomeRatio: '0.8' } })
  const facts = student({
    awards: ['2020-10-05', '2020-11-05', '2020-11-20'].map((date) => award(date, '20000')),
  })
  const parts = [
    period('2020-10-01', '2020-10-31'),
    period('2020-11-01', '2020-11-10'),
    period('2020-11-11', '2020-11-30'),
  ]
  const files: { file: string; bytes: Uint8Array }[] = []
  const withheld = parts.map((part) => {
    const computed = compute(season, part, facts, readPriorPayroll(files).runs.get('1'))
    files.push(file(payrollCsv([{ number: '1', name: '章', className: '1班', leader: false, computed }])))
    return computed.sums.tax.text
  })
  const whole = compute(season, period('2020-10-01', '2020-11-30'), facts).sums.tax.text
  expect([withheld, whole]).toEqual([['180.00', '330.00', '480.00'], '990.00'])
})
