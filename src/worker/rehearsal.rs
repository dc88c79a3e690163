//! A few invented people led through everything once, before somebody waits for it. A browser makes a function ready
//! when it is first called, and doing that for all that a branch needs takes longer than the branch itself.

use super::output::{Ask, Order};
use super::overview;
use super::protocol::{CaseFilter, FormKind, Request, Response};
use super::session::{Refusal, Reply, Session, read};
use crate::casework::Campaign;
use crate::domain::PartialDate;

/// As the system exports it. No number is anybody's: the check characters are wrong.
const MEMBERS: &str = "\
姓名,性别,身份证号,出生年月,民族,政治面貌,手机号码,入团年月,组织全称
张三,男,370102200501011231,2005-01,汉族,共青团员,13900000000,2019-05,某大学文学院2023级1班团支部
李四,女,,2005-02,汉族,共青团员,,2019-05,某大学文学院2023级1班团支部
";
/// As a class keeps it: 李四 is away, 王五 is not in the system.
const STUDENTS: &str = "\
姓名,身份证号,手机,班级,学籍异动
张三,370102200501011231,13900000001,文学院2023级1班,
李四,,,文学院2023级1班,休学
王五,370102200503031235,13900000002,文学院2023级1班,
";

/// Reads lists, checks them, shows what is found and writes the forms, as for a user; nothing of it is kept.
pub fn rehearse() -> Result<(), Refusal> {
    written().map(drop)
}

/// The sheets read from the forms that were written.
fn written() -> Result<Vec<Vec<u8>>, Refusal> {
    let mut session = Session::new(Campaign::default(), PartialDate::default());
    let mut ask = |request, buffers| -> Result<Reply, Refusal> { session.handle(request, buffers, 0) };
    for (name, list) in [("团员列表.csv", MEMBERS), ("花名册.csv", STUDENTS)] {
        ask(Request::AddSheets(Vec::new()), sheets(name, list.as_bytes())?)?;
    }
    ask(Request::Check, Vec::new())?;
    ask(Request::Overview(overview::Ask::Branches), Vec::new())?;
    ask(Request::Cases { filter: CaseFilter::default(), start: 0, count: 20 }, Vec::new())?;
    let order = Order { kinds: FormKind::ALL.to_vec(), ..Order::default() };
    let archive = ask(Request::Output(Ask::Write(order)), Vec::new())?.buffers;
    // Most lists come as workbooks, so that a workbook is read too.
    sheets("表格.zip", archive.first().map(Vec::as_slice).unwrap_or_default())
}

fn sheets(name: &str, bytes: &[u8]) -> Result<Vec<Vec<u8>>, Refusal> {
    let Reply { response, buffers, .. } = read(name, bytes, &mut |_| {})?;
    match response {
        Response::Sheets { rejected } if rejected.is_empty() => Ok(buffers),
        _ => Err(Refusal::Fault("what was written cannot be read".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Sheet;

    #[test]
    fn a_rehearsal_gets_as_far_as_reading_what_it_wrote() {
        let sheets = written().unwrap();
        let files: Vec<String> =
            sheets.iter().map(|sheet| postcard::from_bytes::<Sheet>(sheet).unwrap().file).collect();
        for form in ["附件1", "附件3", "补录名单", "组织关系转接名单", "待完善名单", "核对报告"]
        {
            assert!(files.iter().any(|file| file.contains(form)), "{form} in {files:?}");
        }
    }
}
