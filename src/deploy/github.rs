//! Where GitHub Pages serves the site of a repository.
//!
//! Takes the address of a remote; gives the address of the site that GitHub serves from it where it has no domain of its own
//! (<https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages>). It asks nobody.

use crate::model::link::BaseUrl;

/// A repository on github.com.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repository {
    owner: String,
    name: String,
}

impl Repository {
    /// The repository of a remote's address; `None` if that is elsewhere. Git takes `https://github.com/OWNER/NAME.git`,
    /// `ssh://git@github.com/OWNER/NAME` and `git@github.com:OWNER/NAME`.
    pub(super) fn from_remote(address: &str) -> Option<Repository> {
        let rest = address.trim().split_once("://").map_or(address.trim(), |(_, rest)| rest);
        let authority = rest.split('/').next()?;
        let user = authority.rfind('@').map_or(0, |at| at + 1);
        let (host, path) = rest[user..].split_once(['/', ':'])?;
        let host = host.to_ascii_lowercase();
        if !matches!(&*host, "github.com" | "www.github.com" | "ssh.github.com") {
            return None;
        }
        let mut names = path.trim_end_matches('/').rsplit('/');
        let name = names.next()?;
        let owner = names.next()?.to_owned();
        let name = name.strip_suffix(".git").unwrap_or(name).to_owned();
        (!owner.is_empty() && !name.is_empty()).then_some(Repository { owner, name })
    }

    /// The address at which GitHub Pages serves the repository's site.
    pub(super) fn pages_address(&self) -> String {
        let host = format!("{}.github.io", self.owner.to_ascii_lowercase());
        if self.name.eq_ignore_ascii_case(&host) {
            format!("https://{host}/")
        } else {
            format!("https://{host}/{}/", self.name)
        }
    }

    /// Whether a site for this address works on the repository's Pages. An address with another domain does if the domain
    /// leads there, which is not known here.
    pub(super) fn serves(&self, base_url: &BaseUrl) -> bool {
        let host = base_url.host_name().to_ascii_lowercase();
        let is_pages = host.strip_suffix(".github.io").is_some_and(|owner| !owner.contains('.'));
        !is_pages || base_url.as_str().eq_ignore_ascii_case(&self.pages_address())
    }

    /// `OWNER/NAME`.
    pub(super) fn full_name(&self) -> String {
        format!("{}/{}", self.owner, self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_is_recognised_in_every_form_of_its_address() {
        for address in [
            "https://github.com/Org/repo.git",
            "https://github.com/Org/repo/",
            "https://me:secret@github.com/Org/repo",
            "git@github.com:Org/repo.git",
            "ssh://git@github.com/Org/repo.git",
            "ssh://git@ssh.github.com:443/Org/repo.git",
        ] {
            let repository = Repository::from_remote(address).expect(address);
            assert_eq!(repository.full_name(), "Org/repo", "{address}");
            assert_eq!(repository.pages_address(), "https://org.github.io/repo/");
        }
        for address in ["../origin.git", "file:///srv/github.com/a/b", "https://gitlab.com/a/b.git", "origin"]
        {
            assert_eq!(Repository::from_remote(address), None, "{address}");
        }
    }

    #[test]
    fn the_address_of_a_project_has_its_name_and_that_of_an_owner_has_not() {
        let serves = |repository: &str, base_url: &str| {
            let repository = Repository::from_remote(&format!("git@github.com:{repository}")).expect("one");
            repository.serves(&BaseUrl::parse(base_url).expect("an address"))
        };
        assert!(serves("org/repo", "https://org.github.io/repo/"));
        assert!(serves("Org/Repo", "https://org.github.io/repo"));
        assert!(serves("org/org.github.io", "https://org.github.io/"));
        assert!(serves("org/repo", "https://www.ministeriet.example/"));
        assert!(serves("org/repo", "https://odd-name-1.pages.github.io/"));
        assert!(!serves("org/repo", "https://org.github.io/"));
        assert!(!serves("org/repo", "https://org.github.io/other/"));
        assert!(!serves("org/repo", "https://another.github.io/repo/"));
        assert!(!serves("org/org.github.io", "https://org.github.io/org.github.io/"));
    }
}
