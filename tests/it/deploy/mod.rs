//! The manifests of `deploy/`: what no validator knows of them.
//!
//! A validator says whether a manifest is well formed. That a selector finds its pods, that a path is mounted and a flag
//! exists, that the time to stop is longer than the drain: these are rules here. `shipped` reads the files, `workload` says
//! what each starts, whatever form it is in; `everywhere`, `pods`, `kustomize`, `services` and `units` are the rules,
//! `broken` shows that each notices what it is for, and `real` asks the program itself.

mod broken;
mod everywhere;
mod in_compose;
mod in_kubernetes;
mod in_systemd;
mod kustomize;
mod pods;
mod real;
mod services;
mod shipped;
mod told;
mod units;
mod workload;

use shipped::Shipped;

/// Returns what breaks it, and where; nothing where all is well.
type Rule = fn(&Shipped) -> Vec<String>;

/// Declares the rules by their names, which say what has to be so.
macro_rules! rules {
    ($($room:ident: $($rule:ident)*;)*) => {
        const RULES: &[NamedRule] =
            &[$($(NamedRule { name: stringify!($rule), holds: $room::$rule },)*)*];
    };
}

/// A rule, and what has to be so.
struct NamedRule {
    name: &'static str,
    holds: Rule,
}

rules! {
    everywhere: each_copy_is_hardened each_copy_has_as_much_memory_as_it_may_need
        each_copy_may_finish_what_it_answers each_endpoint_says_how_long_it_drains
        a_token_is_a_file_and_is_only_where_it_is_needed each_path_that_is_named_can_be_read
        each_copy_reads_the_configuration the_image_is_the_same_everywhere
        each_port_is_reached_by_those_alone_who_should the_health_check_asks_the_admin_port
        a_standby_differs_in_nothing_else;
    pods: each_selector_finds_its_pods each_service_leads_to_a_port_that_is_listened_on
        each_container_port_is_that_of_its_arguments each_probe_asks_its_own_question
        each_budget_leaves_one_to_be_moved each_autoscaler_has_something_to_scale
        each_pod_reaches_what_it_needs_alone each_volume_is_declared_and_mounted;
    kustomize: each_manifest_is_applied_by_somebody what_pods_mount_is_made
        what_is_applied_has_one_namespace_and_one_image;
    services: what_services_use_is_declared the_endpoint_reaches_nothing
        the_load_balancer_knows_the_copies load_balancers_ask_whether_a_copy_is_ready;
    units: a_wrong_setting_is_not_tried_again each_template_has_its_timer
        the_endpoints_unit_reaches_nothing;
    real: each_command_line_is_one_of_the_program;
    told: each_folder_is_explained each_place_to_replace_is_marked;
}

#[test]
fn what_is_shipped_keeps_every_rule() {
    let shipped = Shipped::read();
    let broken: Vec<String> = RULES
        .iter()
        .flat_map(|rule| {
            (rule.holds)(&shipped).into_iter().map(|it| format!("{}: {it}", rule.name))
        })
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

/// What is marked as optional is right as well: a host who does as told breaks no rule of a command line.
#[test]
fn what_is_optional_is_right_too() {
    let (shipped, done) = (Shipped::read(), Shipped::read().with_all_options());
    let options = |shipped: &Shipped| {
        let all = workload::Workload::all(shipped);
        all.iter().filter(|it| it.option("--content").is_some()).count()
    };
    assert_eq!((options(&shipped), options(&done) >= 10), (0, true));
    assert_eq!(real::each_command_line_is_one_of_the_program(&done), [""; 0]);
    assert_eq!(everywhere::each_path_that_is_named_can_be_read(&done), [""; 0]);
    assert_eq!(everywhere::a_standby_differs_in_nothing_else(&done), [""; 0]);
}
