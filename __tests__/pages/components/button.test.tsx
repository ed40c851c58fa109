/** What a button promises: one press counts once, and it says what it does and that it is at work. */
import { act, fireEvent, render, screen } from '@testing-library/react'
import { Button } from '@/components/button'
import { Card, Strong } from '@/components/card'

describe('a button', () => {
  it('answers each of two presses that follow one another', () => {
    const onTap = jest.fn()
    render(<Button text="报名" onTap={onTap} />)
    fireEvent.click(screen.getByRole('button', { name: '报名' }))
    fireEvent.click(screen.getByRole('button', { name: '报名' }))
    expect(onTap).toHaveBeenCalledTimes(2)
  })

  it('hears one press only until the work it began is answered', async () => {
    let answer: () => void = () => undefined
    const onTap = jest.fn(() => new Promise<void>((resolve) => (answer = resolve)))
    render(<Button text="报名 2 人" busyText="正在报名" onTap={onTap} />)
    const button = screen.getByRole('button')
    await act(async () => {
      fireEvent.click(button)
      fireEvent.click(button)
    })
    expect(onTap).toHaveBeenCalledTimes(1)
    expect(screen.getByRole('button', { name: '正在报名' }).getAttribute('aria-disabled')).toBe('true')
    await act(async () => answer())
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '报名 2 人' })))
    expect(onTap).toHaveBeenCalledTimes(2)
    await act(async () => answer())
  })

  it('does nothing while disabled or busy', () => {
    const onTap = jest.fn()
    const { rerender } = render(<Button text="已经结束" disabled onTap={onTap} />)
    fireEvent.click(screen.getByRole('button'))
    rerender(<Button text="报名" busy onTap={onTap} />)
    fireEvent.click(screen.getByRole('button'))
    expect(onTap).not.toHaveBeenCalled()
  })

  it('on a tapped card is pressed without opening the card', () => {
    const open = jest.fn()
    const press = jest.fn()
    render(
      <Card onTap={open} label="剪窗花">
        <Strong text="剪窗花" />
        <Button text="报名" label="报名剪窗花" onTap={press} />
      </Card>,
    )
    fireEvent.click(screen.getByRole('button', { name: '报名剪窗花' }))
    expect([press.mock.calls.length, open.mock.calls.length]).toEqual([1, 0])
    fireEvent.click(screen.getByRole('button', { name: '剪窗花' }))
    expect(open).toHaveBeenCalledTimes(1)
  })

  it('is pressed by the keyboard where there is one', () => {
    const open = jest.fn()
    render(
      <Card onTap={open} label="剪窗花">
        <Strong text="剪窗花" />
      </Card>,
    )
    const card = screen.getByRole('button', { name: '剪窗花' })
    fireEvent.keyDown(card, { key: 'Enter' })
    fireEvent.keyDown(card, { key: 'a' })
    expect(open).toHaveBeenCalledTimes(1)
  })
})
