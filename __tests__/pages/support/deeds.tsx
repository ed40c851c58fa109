/** Owns what a person does on a phone in page tests: opens a page, waits for words, taps, types. */
import type { ComponentType } from 'react'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { wordsRead } from '../../support/words-read'
import { beginPage, host, showPage } from './host-taro'

/** Opens a page with its parameters, in the place of the one that was open. */
export function openPage(Page: ComponentType, params: Record<string, string> = {}): void {
  cleanup()
  host.params = params
  beginPage()
  render(<Page />)
  act(showPage)
}

/** The words on the screen as one text. */
export const words = (): string => wordsRead(document.body.textContent ?? '')

/** Waits for words on the screen. */
export const see = (text: string | RegExp): Promise<HTMLElement[]> =>
  screen.findAllByText(text, { normalizer: (said) => wordsRead(said).replace(/\s+/g, ' ').trim() })

const tapped = ['button', 'tab', 'radio', 'checkbox'].map((role) => `[role="${role}"]`).join(',')
const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent ?? ''
const isCalled = (name: string | RegExp) => (element: Element) =>
  typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element))

/** What is tapped by this name; the last one where there are several. */
export const tappableOf = (name: string | RegExp): Element | undefined =>
  [...document.querySelectorAll(tapped)].filter(isCalled(name)).at(-1)

/** Waits for what is tapped by this name, and taps it. */
export async function tap(name: string | RegExp): Promise<void> {
  const target = await waitFor(() => {
    const found = tappableOf(name)
    if (!found) throw new Error(`nothing is called ${String(name)}: ${words()}`)
    return found
  })
  fireEvent.click(target)
  await act(() => Promise.resolve())
}

/** Types into the field of this label. */
export async function type(label: string, text: string): Promise<void> {
  const field = await screen.findByLabelText(label)
  fireEvent.change(field, { target: { value: text } })
}

/** Turns the wheel that has this among its choices to it. */
export async function pick(text: string): Promise<void> {
  const option = await screen.findByRole('option', { name: text })
  const wheel = option.closest('select')
  if (wheel) fireEvent.change(wheel, { target: { value: (option as HTMLOptionElement).value } })
}
