/** An answer in words or digits. Every keystroke is reported, so a form can keep a draft. */
import { useContext } from 'react'
import { Input, Textarea, View } from '@tarojs/components'
import { classNames } from '../class-names'
import { Overlay } from '../overlay'
import { useTypeScale } from '../type-scale'
import { Field, type FieldProps } from './index'
import styles from './index.module.scss'

interface TextFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  /** An example or what to write. Of a line a long one stands beneath, where it is read whole and while one writes. */
  placeholder?: string
  /** phone and digit open a number pad. */
  type?: 'text' | 'phone' | 'digit' | 'number'
  /** Room for several lines from the beginning, and breaks between them. */
  multiline?: boolean
  maxLength?: number
  onBlur?: () => void
}

const keyboards = { text: 'text', phone: 'number', digit: 'digit', number: 'number' } as const
const longest = { line: 60, multiline: 500 }

/** WeChat reads the attribute on its own control; in the browser the name belongs on the element inside Taro's. */
const named = (label: string) =>
  process.env.TARO_ENV === 'weapp' ? { 'aria-label': label } : { nativeProps: { 'aria-label': label } }

/** As many letters as the narrowest phone shows of a line in the largest type; a digit is half as wide. */
const SHOWN = 7
const isShown = (text: string): boolean => text.length - (text.match(/[!-~]/g)?.length ?? 0) / 2 <= SHOWN

/** A line has no breaks: what is written there stands on a line elsewhere, however many it takes here. */
const onOneLine = (text: string): string => text.replace(/\n+/g, ' ')

/** What is typed beyond the last character is not taken, so the end is said before it is reached. */
const leftHint = (left: number): string => (left > 0 ? `还能写 ${left} 个字` : '写满了，再写要先删几个字')

export function TextField(props: TextFieldProps) {
  const { value, onChange, placeholder = '', type = 'text', multiline, onBlur, ...field } = props
  const { maxLength = multiline ? longest.multiline : longest.line, label, error, optional } = field
  const fits = multiline || isShown(placeholder)
  // Whoever cannot see all of the words in one line sees them in two.
  const grows = multiline || (type === 'text' && maxLength > SHOWN)
  const hint = fits ? field.hint : [placeholder, field.hint].filter(Boolean).join('。')
  const common = {
    value,
    placeholder: fits ? placeholder : '',
    maxlength: maxLength,
    // The button below a field stays in sight above the keyboard.
    cursorSpacing: 96,
    placeholderClass: styles.placeholder,
    onInput: ({ detail }: { detail: { value: string } }) =>
      onChange(multiline ? detail.value : onOneLine(detail.value)),
    onBlur,
    ...named(label),
  }
  const isOverlaid = useContext(Overlay)
  const scale = useTypeScale()
  const left = maxLength - value.length
  const counted = multiline ? left <= 50 : type === 'text' && maxLength >= 20 && left <= 10
  return (
    <Field label={label} error={error} optional={optional} hint={counted ? leftHint(left) : hint}>
      <View
        className={classNames(
          styles.box,
          grows && (multiline ? styles.tall : styles.line),
          error && styles.wrong,
        )}
      >
        {grows ? (
          <Textarea
            // Its lines are counted as it appears: another size of type makes another one.
            key={scale}
            className={styles.textarea}
            autoHeight
            disableDefaultPadding
            fixed={isOverlaid}
            {...(!multiline && { confirmType: 'done' as const })}
            {...common}
          />
        ) : (
          <Input className={styles.input} type={keyboards[type]} {...common} />
        )}
      </View>
    </Field>
  )
}
