/** Owns what a style sheet may not ask of the oldest phones we promise (iOS 13.0, and WebViews of Chrome 79). */
import postcss, { type Declaration } from 'postcss'

/** Selectors that those engines do not know: one of them, and the whole rule is lost. `:focus-visible` only draws a ring. */
const selectors = /:(is|where|has|not\([^)]*,|dir|user-invalid|modal|popover-open)\b|(^|\s)&|\*/

/** Properties that they do not know, and that are not merely nice to have, as `text-wrap` is. */
const properties = new RegExp(
  `^(${[
    ...['aspect-ratio', 'inset(-.*)?', 'translate', 'rotate', 'scale', 'mask(-.*)?', 'backdrop-filter'],
    ...['(margin|padding|border)-(inline|block)(-.*)?', '(inline|block)-size', 'content-visibility'],
    ...['accent-color', 'container(-.*)?', 'scrollbar-gutter', 'animation-timeline', 'offset(-.*)?'],
  ].join('|')})$`,
)

/** Values that they do not know. `min()` and `max()` they do, `clamp()` only from iOS 13.4 on. */
const values =
  /\bclamp\(|\b(color-mix|oklch|oklab|lch|lab|round|mod|sin|cos|light-dark)\(|\d(dvh|svh|lvh|dvw|svw|lvw|cqw|cqi|lh|rlh)\b|\bsubgrid\b/
const worlds = /^(layer|container|property|scope|starting-style|nest)$/

const hasGap = ({ prop }: Declaration): boolean => /^((row|column)-)?gap$/.test(prop)

/** Everything in one sheet of CSS that the oldest phones would not read, in lines. */
export function newerStyles(css: string): string[] {
  const root = postcss.parse(css)
  const found: string[] = []
  /** What is said of one selector in several rules, as a minifier leaves them. */
  const displays = new Map<string, Set<string>>()
  root.walkDecls('display', ({ parent, value }) => {
    const rule = parent as postcss.Rule
    rule.selectors.forEach((each) => displays.set(each, (displays.get(each) ?? new Set()).add(value)))
  })
  root.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as postcss.AtRule).name)) return
    if (selectors.test(rule.selector)) found.push(rule.selector)
    rule.each((each) => {
      if (each.type !== 'decl' || !hasGap(each)) return
      // In a grid the distances are as old as the grid; in a flex container they are not.
      const flex = rule.selectors.filter((one) => !displays.get(one)?.has('grid'))
      if (flex.length > 0) found.push(`${flex.join(', ')} { ${String(each)} }`)
    })
  })
  root.walkDecls((each) => {
    if (properties.test(each.prop) || values.test(each.value)) found.push(String(each))
    if (each.prop === 'overflow' && /\bclip\b/.test(each.value)) found.push(String(each))
  })
  root.walkAtRules((at) => {
    const compares = at.name === 'media' && /[<>]/.test(at.params)
    if (worlds.test(at.name) || compares) found.push(`@${at.name} ${at.params}`)
  })
  return found
}
