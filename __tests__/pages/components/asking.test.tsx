/** The parts that ask: fields, choices, segments and the sheet report what a person says, and say what is wrong. */
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { Choice, Choices } from '@/components/choices'
import { MomentField, PickField } from '@/components/field/pick-field'
import { SwitchRow } from '@/components/field/switch-row'
import { TextField } from '@/components/field/text-field'
import { Segments } from '@/components/segments'
import { Sheet } from '@/components/sheet'

const options = [
  { value: 'repair', text: '修修补补' },
  { value: 'company', text: '陪伴聊天' },
  { value: 'clash', text: '周六上午', caption: '和书法课撞了', disabled: true },
]

describe('a text field', () => {
  it('is found by its label and reports every change', () => {
    const heard: string[] = []
    render(<TextField label="门牌" value="" onChange={(text) => heard.push(text)} placeholder="3 号楼" />)
    const input = screen.getByRole('textbox', { name: '门牌' })
    fireEvent.change(input, { target: { value: '3' } })
    expect(heard).toEqual(['3'])
  })

  it('shows a long example beneath, where the narrowest phone cuts nothing off and it stays while one writes', () => {
    render(
      <>
        <TextField label="单位" value="" onChange={jest.fn()} placeholder="比如：食堂帮厨" />
        <TextField label="网站" value="" onChange={jest.fn()} placeholder="https://a.cn" />
        <TextField
          label="叫法"
          value=""
          onChange={jest.fn()}
          placeholder="比如：区里的先进单位"
          hint="不写就用上面的"
        />
        <TextField
          label="经过"
          value=""
          onChange={jest.fn()}
          placeholder="从什么时候开始的，有没有人碰到"
          multiline
        />
      </>,
    )
    const inside = (label: string) => screen.getByLabelText<HTMLInputElement>(label).placeholder
    expect(['单位', '网站', '叫法', '经过'].map(inside)).toEqual([
      '比如：食堂帮厨',
      'https://a.cn',
      '',
      '从什么时候开始的，有没有人碰到',
    ])
    expect(screen.getByText('比如：区里的先进单位。不写就用上面的')).toBeTruthy()
  })

  it('grows with the words of a line, and a break there is a space', () => {
    const heard: string[] = []
    render(
      <>
        <TextField label="名称" value="" onChange={(text) => heard.push(text)} maxLength={20} />
        <TextField label="经过" value="" onChange={(text) => heard.push(text)} multiline />
        <TextField label="单元" value="" onChange={(text) => heard.push(text)} maxLength={4} />
        <TextField label="电话" value="" onChange={(text) => heard.push(text)} type="phone" />
      </>,
    )
    const labels = ['名称', '经过', '单元', '电话']
    expect(labels.map((label) => screen.getByLabelText(label).tagName)).toEqual([
      'TEXTAREA',
      'TEXTAREA',
      'INPUT',
      'INPUT',
    ])
    for (const label of ['名称', '经过'])
      fireEvent.change(screen.getByLabelText(label), { target: { value: '一行\n\n又一行' } })
    expect(heard).toEqual(['一行 又一行', '一行\n\n又一行'])
  })

  it('puts the error in the place of the hint', () => {
    const { rerender } = render(<TextField label="电话" value="" onChange={jest.fn()} hint="十一位" />)
    expect(screen.getByText('十一位')).toBeTruthy()
    rerender(<TextField label="电话" value="" onChange={jest.fn()} hint="十一位" error="还差 7 位" />)
    expect(screen.getByText('还差 7 位')).toBeTruthy()
    expect(screen.queryByText('十一位')).toBeNull()
  })

  it('says how much room is left when a long answer nears its end', () => {
    render(<TextField label="心愿" value={'好'.repeat(55)} onChange={jest.fn()} multiline maxLength={60} />)
    expect(screen.getByText('还能写 5 个字')).toBeTruthy()
  })
})

describe('picking', () => {
  it('shows the picked word and reports the value, not its place', () => {
    const picked = jest.fn()
    render(<PickField label="类别" options={options} value={null} onChange={picked} placeholder="选一类" />)
    expect(screen.getByRole('button', { name: '类别：选一类' })).toBeTruthy()
    fireEvent.change(screen.getByTestId('wheel'), { target: { value: '1' } })
    expect(picked).toHaveBeenCalledWith('company')
  })

  it('says a day as people say it', () => {
    const picked = jest.fn()
    render(
      <MomentField label="哪天" mode="date" value="2026-11-28" shown="周六 11 月 28 日" onChange={picked} />,
    )
    expect(screen.getByRole('button', { name: '哪天：周六 11 月 28 日' })).toBeTruthy()
    fireEvent.change(screen.getByTestId('wheel'), { target: { value: '2026-11-29' } })
    expect(picked).toHaveBeenCalledWith('2026-11-29')
  })
})

describe('choosing', () => {
  it('takes one of several, and never a disabled one', () => {
    const chosen = jest.fn()
    render(<Choice options={options} value="repair" onChange={chosen} label="类别" />)
    expect(screen.getByRole('radio', { name: '修修补补' }).getAttribute('aria-checked')).toBe('true')
    fireEvent.click(screen.getByRole('radio', { name: '陪伴聊天' }))
    fireEvent.click(screen.getByRole('radio', { name: '周六上午，和书法课撞了' }))
    expect(chosen.mock.calls).toEqual([['company']])
  })

  it('adds and removes, in the order of the options', () => {
    const seen: string[][] = []
    function Asked() {
      const [values, setValues] = useState<string[]>(['company'])
      const keep = (next: string[]) => {
        seen.push(next)
        setValues(next)
      }
      return <Choices options={options} values={values} onChange={keep} />
    }
    render(<Asked />)
    fireEvent.click(screen.getByRole('checkbox', { name: '修修补补' }))
    fireEvent.click(screen.getByRole('checkbox', { name: '陪伴聊天' }))
    expect(seen).toEqual([['repair', 'company'], ['repair']])
  })

  it('switches on and off, and says which', () => {
    const turned = jest.fn()
    render(<SwitchRow label="匿名" on={false} onChange={turned} />)
    expect(screen.getByText('关')).toBeTruthy()
    fireEvent.click(screen.getByRole('checkbox', { name: '匿名' }))
    expect(turned).toHaveBeenCalledWith(true)
  })

  it('changes the view once, and not to the one already shown', () => {
    const views = [
      { value: 'open', text: '待认领' },
      { value: 'mine', text: '我的' },
    ] as const
    const changed = jest.fn()
    render(<Segments options={views} value="open" onChange={changed} />)
    expect(screen.getByRole('tab', { name: '待认领' }).getAttribute('aria-selected')).toBe('true')
    fireEvent.click(screen.getByRole('tab', { name: '待认领' }))
    fireEvent.click(screen.getByRole('tab', { name: '我的' }))
    expect(changed.mock.calls).toEqual([['mine']])
  })
})

describe('a sheet', () => {
  it('is not there until it is opened, and can always be left', () => {
    const close = jest.fn()
    const { rerender } = render(<Sheet open={false} title="取消报名？" onClose={close} />)
    expect(screen.queryByRole('dialog')).toBeNull()
    rerender(<Sheet open title="取消报名？" confirm="取消报名" onConfirm={jest.fn()} onClose={close} />)
    expect(screen.getByRole('dialog', { name: '取消报名？' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '再想想' }))
    fireEvent.click(screen.getByRole('button', { name: '关上' }))
    expect(close).toHaveBeenCalledTimes(2)
  })

  it('confirms in the words of what will happen', () => {
    const confirm = jest.fn()
    render(<Sheet open title="取消报名？" confirm="取消报名" onConfirm={confirm} onClose={jest.fn()} />)
    fireEvent.click(screen.getByRole('button', { name: '取消报名' }))
    expect(confirm).toHaveBeenCalledTimes(1)
  })
})
