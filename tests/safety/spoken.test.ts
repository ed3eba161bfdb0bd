import {expect, test} from 'vitest'
import {spoken} from '../../src/safety/spoken.ts'

test('telephone numbers are said digit by digit, 1 as 幺', () => {
  expect(spoken('有人困住打 119，受伤打120')).toBe('有人困住打 幺幺九，受伤打幺二零')
  expect(spoken('举报打 12350 或 12345，停电问 95598')).toBe('举报打 幺二三五零 或 幺二三四五，停电问 九五五九八')
})

test('other numbers are left to the voice', () => {
  for (const text of ['离火 120 米以外', '120元', '1125 人', '2024 年 119 号文件里的 1.12', '第 38 条', '100 ℃'])
    expect(spoken(text)).toBe(text.replace('119', '幺幺九'))
})
