//! The codes that an expression compares facts with.
//!
//! `support_network in ['none', 'weakk']` is sometimes true and sometimes false, so no trial finds
//! the misspelt code; reading the expression does.

use cel::common::ast::{CallExpr, EntryExpr, Expr, IdedExpr, LiteralValue, operators};

/// A fact and a code that it is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The fact's name.
    pub fact: String,
    /// The code, as written.
    pub code: String,
}

/// Every comparison of a fact with a text, in the order of the expression.
pub(super) fn compared(expression: &IdedExpr) -> Vec<Compared> {
    let mut found = Vec::new();
    walk(expression, &mut found);
    found
}

fn walk(expression: &IdedExpr, found: &mut Vec<Compared>) {
    match &expression.expr {
        Expr::Call(call) => {
            comparison(call, found);
            call.target.iter().for_each(|target| walk(target, found));
            call.args.iter().for_each(|argument| walk(argument, found));
        }
        Expr::List(list) => list.elements.iter().for_each(|element| walk(element, found)),
        Expr::Select(select) => walk(&select.operand, found),
        Expr::Comprehension(each) => {
            for part in [&each.iter_range, &each.accu_init, &each.loop_cond, &each.loop_step, &each.result] {
                walk(part, found);
            }
        }
        Expr::Map(map) => {
            for entry in &map.entries {
                if let EntryExpr::MapEntry(entry) = &entry.expr {
                    walk(&entry.key, found);
                    walk(&entry.value, found);
                }
            }
        }
        Expr::Unspecified | Expr::Ident(_) | Expr::Literal(_) | Expr::Struct(_) => {}
    }
}

/// `fact == 'code'`, either way round, and `fact in ['code', …]`.
fn comparison(call: &CallExpr, found: &mut Vec<Compared>) {
    let [left, right] = call.args.as_slice() else { return };
    let mut pair = |fact: &IdedExpr, code: &IdedExpr| {
        if let (Expr::Ident(fact), Expr::Literal(LiteralValue::String(code))) = (&fact.expr, &code.expr) {
            found.push(Compared { fact: fact.clone(), code: code.inner().to_owned() });
        }
    };
    match call.func_name.as_str() {
        operators::EQUALS | operators::NOT_EQUALS => {
            pair(left, right);
            pair(right, left);
        }
        operators::IN => {
            if let Expr::List(list) = &right.expr {
                list.elements.iter().for_each(|element| pair(left, element));
            }
        }
        _ => {}
    }
}
