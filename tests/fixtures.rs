//! The generator's promises: what it invents is valid.
#![allow(missing_docs, reason = "tests")]

mod support;

use support::people::{Branch, person};
use tuanji::domain::{IdNumber, text};

#[test]
fn invented_people_are_consistent() {
    let mut rng = fastrand::Rng::with_seed(7);
    let branch = Branch { college: "计算机学院", major: "软件工程", grade: 2022, class_number: 1 };
    for _ in 0..500 {
        let person = person(&mut rng, &branch);
        let id = IdNumber::parse(&person.id_number).unwrap();
        assert!(id.checksum_holds());
        assert_eq!(id.birth(), Some(person.birth));
        assert_eq!(id.sex(), Some(person.sex));
        assert_eq!(person.member_number.len(), 12);
        assert_eq!(person.phone.len(), 11);
        assert_eq!(text::tidy(&person.name), person.name);
        assert!(person.joined.years_since(person.birth) >= 14);
    }
}
