/** Owns the dialogs that stand in, in the browser, for what WeChat would show of its own. */
import styles from './browser-dialog.module.scss'

interface DialogChoice {
  text: string
  caption?: string
  /** What choosing it answers. */
  answer: string
}

interface DialogOptions {
  title: string
  /** Says what WeChat would do here. */
  text: string
  choices: readonly DialogChoice[]
  /** A line to type in; what was typed is the answer. */
  typed?: { label: string; confirm: string }
  cancel: string
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string | undefined, text = '') {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.textContent = text
  return made
}

function button(className: string | undefined, text: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', className, text)
  made.type = 'button'
  made.addEventListener('click', onClick)
  return made
}

function typedForm(
  typed: { label: string; confirm: string },
  answer: (value: string) => void,
): HTMLFormElement {
  const form = element('form', styles.form)
  const label = element('label', styles.label, typed.label)
  const input = element('input', styles.input)
  input.autocomplete = 'off'
  label.append(input)
  const send = element('button', styles.choice, typed.confirm)
  send.type = 'submit'
  form.append(label, send)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (input.value.trim() !== '') answer(input.value.trim())
  })
  return form
}

/** The type scale of the page under the dialog, so that the words are as large. */
const scaleClass = () =>
  ['t-huge', 't-large'].find((scale) => document.querySelector(`.${scale}`) !== null) ?? 't-std'

/** Asks in a dialog over the page. Answers what was chosen or typed, or null when it was closed. */
export function askInBrowser({ title, text, choices, typed, cancel }: DialogOptions): Promise<string | null> {
  return new Promise((resolve) => {
    const dialog = element('dialog', `${styles.dialog} ${scaleClass()}`)
    dialog.setAttribute('aria-label', title)
    const answer = (value: string | null) => {
      dialog.close()
      dialog.remove()
      resolve(value)
    }
    dialog.append(element('div', styles.title, title), element('div', styles.text, text))
    for (const choice of choices) {
      const made = button(styles.choice, choice.text, () => answer(choice.answer))
      if (choice.caption) made.append(element('div', styles.caption, choice.caption))
      dialog.append(made)
    }
    if (typed) dialog.append(typedForm(typed, answer))
    dialog.append(button(styles.cancel, cancel, () => answer(null)))
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault()
      answer(null)
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}

/** Shows one picture over the page, in large. */
export function showPictureInBrowser(source: string): void {
  const dialog = element('dialog', `${styles.dialog} ${scaleClass()}`)
  dialog.setAttribute('aria-label', '看照片')
  const picture = element('img', styles.picture)
  picture.src = source
  picture.alt = '照片'
  const close = () => {
    dialog.close()
    dialog.remove()
  }
  dialog.append(picture, button(styles.cancel, '关上', close))
  dialog.addEventListener('cancel', close)
  document.body.append(dialog)
  dialog.showModal()
}
