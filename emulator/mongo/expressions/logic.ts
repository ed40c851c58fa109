/** Owns comparison, boolean, conditional, variable and literal operators of expressions. */
import { MongoError } from '../errors'
import { isDoc, typeOf } from '../values'
import { variableName } from './arrays'
import {
  argumentsOf,
  compareForExpression,
  type Expression,
  isNullish,
  isTrue,
  namedOperand,
  onArguments,
  onOne,
  onTwo,
  type Operator,
  type OperatorTable,
} from './scope'

const compared = (decide: (order: number) => boolean): Operator =>
  onTwo((a, b) => decide(compareForExpression(a, b)))

const every =
  (stopAt: boolean): Operator =>
  (operand, compile) => {
    const parts = argumentsOf(operand).map((spec) => compile(spec))
    return (scope) => {
      for (const part of parts) if (isTrue(part(scope)) === stopAt) return stopAt
      return !stopAt
    }
  }

const cond: Operator = (operand, compile, name) => {
  const list = Array.isArray(operand) ? operand : null
  if (list && list.length !== 3) {
    throw new MongoError(16020, `Expression $cond takes exactly 3 arguments. ${list.length} were passed in.`)
  }
  const spec = list ? null : namedOperand(operand, name, { required: ['if', 'then', 'else'] })
  const test = compile(list ? list[0] : spec?.['if'])
  const yes = compile(list ? list[1] : spec?.['then'])
  const no = compile(list ? list[2] : spec?.['else'])
  return (scope) => (isTrue(test(scope)) ? yes(scope) : no(scope))
}

const switchCase: Operator = (operand, compile, name) => {
  const spec = namedOperand(operand, name, { required: [], optional: ['branches', 'default'] })
  const branches = spec['branches'] ?? []
  if (!Array.isArray(branches)) {
    throw new MongoError(40061, `$switch expected an array for 'branches', found: ${typeOf(branches)}`)
  }
  if (branches.length === 0) throw new MongoError(40068, '$switch requires at least one branch.')
  const cases = branches.map((branch): [Expression, Expression] => {
    if (!isDoc(branch))
      throw new MongoError(40062, `$switch expected each branch to be an object, found: ${typeOf(branch)}`)
    if (!('case' in branch))
      throw new MongoError(40064, "$switch requires each branch have a 'case' expression")
    if (!('then' in branch))
      throw new MongoError(40065, "$switch requires each branch have a 'then' expression.")
    return [compile(branch['case']), compile(branch['then'])]
  })
  const otherwise = 'default' in spec ? compile(spec['default']) : null
  return (scope) => {
    for (const [test, then] of cases) if (isTrue(test(scope))) return then(scope)
    if (otherwise) return otherwise(scope)
    throw new MongoError(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    )
  }
}

const ifNull: Operator = (operand, compile) => {
  const specs = argumentsOf(operand)
  if (specs.length < 2) {
    throw new MongoError(1257300, `$ifNull needs at least two arguments, had: ${specs.length}`)
  }
  const parts = specs.map((spec) => compile(spec))
  const last = parts.pop() as Expression
  return (scope) => {
    for (const part of parts) {
      const value = part(scope)
      if (!isNullish(value)) return value
    }
    return last(scope)
  }
}

const letIn: Operator = (operand, compile, name) => {
  const spec = namedOperand(operand, name, { required: ['vars', 'in'] })
  const vars = spec['vars']
  if (!isDoc(vars)) throw new MongoError(10065, `invalid parameter: expected an object (vars)`)
  const names = Object.keys(vars).map(variableName)
  const parts = names.map((variable) => compile(vars[variable]))
  const inner = compile(spec['in'], names)
  return (scope) => {
    const variables: Record<string, unknown> = { ...scope.variables }
    names.forEach((variable, i) => {
      variables[variable] = parts[i]?.(scope)
    })
    return inner({ ...scope, variables })
  }
}

export const LOGIC: OperatorTable = {
  $cmp: onTwo((a, b) => Math.sign(compareForExpression(a, b))),
  $eq: compared((order) => order === 0),
  $ne: compared((order) => order !== 0),
  $gt: compared((order) => order > 0),
  $gte: compared((order) => order >= 0),
  $lt: compared((order) => order < 0),
  $lte: compared((order) => order <= 0),
  $and: every(false),
  $or: every(true),
  $not: onOne((value) => !isTrue(value)),
  $cond: cond,
  $switch: switchCase,
  $ifNull: ifNull,
  $let: letIn,
  $literal: (operand) => () => operand,
  $rand: onArguments(0, 1, () => Math.random()),
}
