//! Writes forms about invented people, to be looked at: `cargo run --example forms_preview -- DIR`.
#![expect(clippy::disallowed_methods, reason = "an example writes the files the engine returns")]

use std::collections::BTreeMap;
use std::{env, error::Error, fs, path::PathBuf};

use tuanji::domain::PartialDate;
use tuanji::forms::annotate::{Mark, Marks, Tone, annotate};
use tuanji::forms::office::Paper;
use tuanji::forms::{
    DeletionForm, Overview, write_completion_list, write_overview, write_supplement_list, write_transfer_list,
};

#[path = "../tests/support/mod.rs"]
mod support;
use support::{paperwork, samples};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("name the folder to write to")?);
    fs::create_dir_all(&folder)?;
    let day = PartialDate { year: 2024, month: 4, day: Some(10) };
    for count in [0, 1, 8, 60] {
        let deletion = filled(paperwork::deletion_form(count)).on_paper();
        let retention = paperwork::retention_form(count).on_paper();
        for paper in [Paper::Xlsx, Paper::Docx] {
            let name = |form: &str| folder.join(format!("{form}-{count}-{0}.{0}", paper.extension()));
            fs::write(name("deletion"), deletion.write(paper, day)?)?;
            fs::write(name("retention"), retention.write(paper, day)?)?;
        }
        let lists = [
            ("supplement", write_supplement_list(&paperwork::supplement_list(count), day)?),
            ("transfer", write_transfer_list(&paperwork::transfer_list(count), day)?),
            ("completion", write_completion_list(&paperwork::completion_list(count), day)?),
            ("overview", write_overview(&paperwork::overview(count), day)?),
        ];
        for (name, bytes) in lists {
            fs::write(folder.join(format!("{name}-{count}.xlsx")), bytes)?;
        }
    }
    let wide = write_overview(&of_a_school(paperwork::overview(8)), day)?;
    fs::write(folder.join("overview-of-a-school.xlsx"), wide)?;
    let longest = paperwork::deletion_form_at_its_longest().on_paper();
    for paper in [Paper::Xlsx, Paper::Docx] {
        let name = format!("deletion-longest-{0}.{0}", paper.extension());
        fs::write(folder.join(name), longest.write(paper, day)?)?;
    }
    for file in samples::sample_files().iter().filter(|file| file.name.ends_with(".xlsx")) {
        let name = file.path.rsplit('/').next().unwrap_or(file.path);
        fs::write(folder.join(format!("marked-{name}")), marked(&file.bytes)?)?;
    }
    Ok(())
}

/// With the line under the title filled in, as the page asks for it.
fn filled(form: DeletionForm) -> DeletionForm {
    let unit = "计算机学院2022级数据科学与大数据技术1班".to_owned();
    DeletionForm { unit, filler: "欧阳雪梅".to_owned(), phone: "13800000000".to_owned(), ..form }
}

/// The report of more units than a chart has room for.
fn of_a_school(overview: Overview) -> Overview {
    let branch = |number: usize| {
        let mut totals = overview.branches.get(number % 4).cloned().unwrap_or_default();
        totals.general = format!("第{}学院团总支", number / 4 + 1);
        totals
    };
    Overview { branches: (0..96).map(branch).collect(), ..overview.clone() }
}

/// A workbook with a few of its cells marked.
fn marked(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mark = |tone, note: &str| Mark { tone, note: note.to_owned() };
    let marks: Marks = [
        ((5, 1), mark(Tone::Wrong, "【必须修改】身份证号的校验码不对，请对照身份证核实。（ID003）")),
        ((6, 2), mark(Tone::Unsure, "【需要核实】名字里有不常见的字符。（NM004）")),
        ((7, 3), mark(Tone::Known, "核对台中已改为：13800000000")),
    ]
    .into();
    let book: calamine::Xlsx<_> = calamine::Reader::new(std::io::Cursor::new(bytes))?;
    let sheets: BTreeMap<String, Marks> =
        calamine::Reader::sheet_names(&book).into_iter().map(|name| (name, marks.clone())).collect();
    Ok(annotate(bytes, &sheets)?)
}
