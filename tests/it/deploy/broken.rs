//! A broken copy for each rule: what is shipped with one text replaced, which that rule has to notice.
//!
//! A rule without a broken copy fails here, so none is left that cannot fail.

use std::collections::BTreeSet;

use super::RULES;
use super::shipped::Shipped;

/// What is broken, and which rule has to say so.
struct BrokenCopy {
    rule: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
}

const fn broken(
    rule: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
) -> BrokenCopy {
    BrokenCopy { rule, file, from, to }
}

const GATEWAY: &str = "compose/gateway.yaml";
const ENDPOINT: &str = "compose/endpoint.yaml";
const STACK: &str = "swarm/stack.yaml";
const RUN_UNIT: &str = "systemd/signpost.service";
const SERVE_UNIT: &str = "systemd/signpost-endpoint.service";
const SYNC_UNIT: &str = "systemd/signpost-sync@.service";
const DEPLOYMENT: &str = "kubernetes/base/endpoint/deployment.yaml";
const FIRST: &str = "kubernetes/base/gateway/first.yaml";
const JOB: &str = "kubernetes/after-rollout/job.yaml";
const POLICY: &str = "kubernetes/base/endpoint/network-policy.yaml";

#[rustfmt::skip]
const BROKEN: &[BrokenCopy] = &[
    broken("each_copy_is_hardened", GATEWAY, "read_only: true\n  cap_drop", "cap_drop"),
    broken("each_copy_is_hardened", ENDPOINT, "user: \"65532:65532\"", "user: \"0:0\""),
    broken("each_copy_is_hardened", STACK, "cap_drop: [ALL]", "cap_drop: [NET_RAW]"),
    broken("each_copy_is_hardened", DEPLOYMENT, "runAsNonRoot: true", "runAsNonRoot: false"),
    broken("each_copy_is_hardened", JOB, "allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true"),
    broken("each_copy_is_hardened", SERVE_UNIT, "SystemCallFilter=landlock_create_ruleset", "#SystemCallFilter=landlock_create_ruleset"),
    broken("each_copy_has_as_much_memory_as_it_may_need", ENDPOINT, "mem_limit: 192m", "mem_limit: 64m"),
    broken("each_copy_has_as_much_memory_as_it_may_need", DEPLOYMENT, "limits: {memory: 192Mi}", "limits: {cpu: 1}"),
    broken("each_copy_has_as_much_memory_as_it_may_need", RUN_UNIT, "MemoryMax=64M\n", ""),
    broken("each_copy_may_finish_what_it_answers", DEPLOYMENT, "terminationGracePeriodSeconds: 30", "terminationGracePeriodSeconds: 10"),
    broken("each_copy_may_finish_what_it_answers", STACK, "stop_grace_period: 20s", "stop_grace_period: 5s"),
    broken("each_copy_may_finish_what_it_answers", RUN_UNIT, "TimeoutStopSec=20", "TimeoutStopSec=2"),
    broken("each_copy_may_finish_what_it_answers", ENDPOINT, "--drain=5", "--drain=15"),
    broken("each_endpoint_says_how_long_it_drains", SERVE_UNIT, " --drain 5", ""),
    broken("a_token_is_a_file_and_is_only_where_it_is_needed", GATEWAY, "DISCORD_TOKEN_FILE: /run/secrets/discord-token", "DISCORD_TOKEN: abc"),
    broken("a_token_is_a_file_and_is_only_where_it_is_needed", SERVE_UNIT, "DISCORD_PUBLIC_KEY_FILE=/etc/signpost/discord-public-key", "DISCORD_TOKEN_FILE=/etc/signpost/token"),
    broken("a_token_is_a_file_and_is_only_where_it_is_needed", SYNC_UNIT, "LoadCredential=", "#LoadCredential="),
    broken("each_path_that_is_named_can_be_read", DEPLOYMENT, "mountPath: /etc/signpost", "mountPath: /etc/other"),
    broken("each_path_that_is_named_can_be_read", GATEWAY, "DISCORD_TOKEN_FILE: /run/secrets/discord-token", "DISCORD_TOKEN_FILE: /run/secrets/token"),
    broken("each_path_that_is_named_can_be_read", RUN_UNIT, "%d/discord-token", "%d/token"),
    broken("each_path_that_is_named_can_be_read", STACK, "target: /etc/signpost/discord-public-key", "target: /etc/signpost/key"),
    broken("each_copy_reads_the_configuration", JOB, "            - --config=/etc/signpost/signpost.toml\n", ""),
    broken("the_image_is_the_same_everywhere", FIRST, "image: signpost:0", "image: signpost:9"),
    broken("each_port_is_reached_by_those_alone_who_should", DEPLOYMENT, "--listen=0.0.0.0:8080", "--listen=127.0.0.1:8080"),
    broken("each_port_is_reached_by_those_alone_who_should", SERVE_UNIT, "--admin 127.0.0.1:9090", "--admin 0.0.0.0:9090"),
    broken("each_port_is_reached_by_those_alone_who_should", STACK, "      - --admin=0.0.0.0:9090\n", ""),
    broken("the_health_check_asks_the_admin_port", GATEWAY, "--admin=0.0.0.0:9090", "--admin=0.0.0.0:9091"),
    broken("the_health_check_asks_the_admin_port", ENDPOINT, "\"/signpost\", \"health\"", "\"/bin/curl\", \"localhost\""),
    broken("the_health_check_asks_the_admin_port", STACK, "  healthcheck: {disable: true}\n", ""),
    broken("a_standby_differs_in_nothing_else", FIRST, "--config=/etc/signpost/signpost.toml", "--config=/etc/signpost/first.toml"),
    broken("each_selector_finds_its_pods", "kubernetes/base/endpoint/service.yaml", "component: endpoint}\n  ports", "component: endpiont}\n  ports"),
    broken("each_selector_finds_its_pods", DEPLOYMENT, "    matchLabels: {app.kubernetes.io/name: signpost, app.kubernetes.io/component: endpoint}", "    matchLabels: {app.kubernetes.io/name: other}"),
    broken("each_selector_finds_its_pods", FIRST, "component: gateway, signpost/role: first}\n  template", "component: gateway}\n  template"),
    broken("each_selector_finds_its_pods", POLICY, "component: endpoint}", "component: endpiont}"),
    broken("each_service_leads_to_a_port_that_is_listened_on", "kubernetes/base/endpoint/service.yaml", "targetPort: http", "targetPort: web"),
    broken("each_service_leads_to_a_port_that_is_listened_on", "kubernetes/base/endpoint/ingress.yaml", "path: /interactions", "path: /"),
    broken("each_service_leads_to_a_port_that_is_listened_on", "kubernetes/base/endpoint/ingress.yaml", "port: {name: http}", "port: {name: https}"),
    broken("each_container_port_is_that_of_its_arguments", DEPLOYMENT, "containerPort: 8080", "containerPort: 8081"),
    broken("each_container_port_is_that_of_its_arguments", FIRST, "containerPort: 9090", "containerPort: 9091"),
    broken("each_probe_asks_its_own_question", DEPLOYMENT, "path: /readyz", "path: /ready"),
    broken("each_probe_asks_its_own_question", FIRST, "path: /healthz, port: admin}\n            periodSeconds: 10", "path: /readyz, port: admin}\n            periodSeconds: 10"),
    broken("each_budget_leaves_one_to_be_moved", "kubernetes/base/endpoint/disruption.yaml", "minAvailable: 2", "minAvailable: 3"),
    broken("each_budget_leaves_one_to_be_moved", "kubernetes/base/gateway/disruption.yaml", "minAvailable: 1", "minAvailable: 2"),
    broken("each_autoscaler_has_something_to_scale", "kubernetes/base/endpoint/autoscaler.yaml", "kind: Deployment, name: signpost-endpoint", "kind: Deployment, name: signpost"),
    broken("each_pod_reaches_what_it_needs_alone", POLICY, "egress: []", "egress:\n    - ports:\n        - {port: 443, protocol: TCP}"),
    broken("each_pod_reaches_what_it_needs_alone", POLICY, "policyTypes: [Ingress, Egress]", "policyTypes: [Ingress]"),
    broken("each_pod_reaches_what_it_needs_alone", "kubernetes/base/gateway/network-policy.yaml", "port: 443", "port: 80"),
    broken("each_pod_reaches_what_it_needs_alone", "kubernetes/base/sync/network-policy.yaml", "component: sync", "component: boards"),
    broken("each_volume_is_declared_and_mounted", DEPLOYMENT, "- name: config\n", "- name: settings\n"),
    broken("each_manifest_is_applied_by_somebody", "kubernetes/base/endpoint/kustomization.yaml", "  - network-policy.yaml\n", ""),
    broken("each_manifest_is_applied_by_somebody", "kubernetes/gateway/kustomization.yaml", "../base/gateway", "../base/gatway"),
    broken("what_pods_mount_is_made", "kubernetes/base/config/kustomization.yaml", "- name: signpost\n", "- name: settings\n"),
    broken("what_pods_mount_is_made", FIRST, "secretName: signpost-discord-token", "secretName: token"),
    broken("what_is_applied_has_one_namespace_and_one_image", "kubernetes/gateway/kustomization.yaml", "namespace: signpost\n", ""),
    broken("what_is_applied_has_one_namespace_and_one_image", "kubernetes/endpoint/kustomization.yaml", "newTag: 0", "newTag: 9"),
    broken("what_services_use_is_declared", GATEWAY, "secrets: [discord-token]", "secrets: [token]"),
    broken("what_services_use_is_declared", ENDPOINT, "  caddy-config: {}\n", ""),
    broken("what_services_use_is_declared", STACK, "- source: caddyfile", "- source: caddy"),
    broken("the_endpoint_reaches_nothing", ENDPOINT, "    internal: true\n", "    internal: false\n"),
    broken("the_endpoint_reaches_nothing", STACK, "networks: [outside]\n  deploy:", "networks: [inside]\n  deploy:"),
    broken("the_load_balancer_knows_the_copies", ENDPOINT, "endpoint-3:8080", "endpoint-4:8080"),
    broken("the_load_balancer_knows_the_copies", STACK, "SIGNPOST_COPIES: endpoint:8080", "SIGNPOST_COPIES: endpoint:8081"),
    broken("the_load_balancer_knows_the_copies", "caddy/Caddyfile", "{$SIGNPOST_SITE:", "{$SIGNPOST_HOST:"),
    broken("the_load_balancer_knows_the_copies", "caddy/Caddyfile", "health_port 9090", "health_port 9091"),
    broken("the_load_balancer_knows_the_copies", STACK, "      SIGNPOST_HEALTH: /healthz\n", ""),
    broken("load_balancers_ask_whether_a_copy_is_ready", "haproxy/haproxy.cfg", "GET /readyz", "GET /ready"),
    broken("a_wrong_setting_is_not_tried_again", RUN_UNIT, "RestartPreventExitStatus=2\n", ""),
    broken("a_wrong_setting_is_not_tried_again", SERVE_UNIT, "StartLimitIntervalSec=0\n", ""),
    broken("each_template_has_its_timer", "systemd/signpost-sync@.timer", "OnCalendar=", "OnBootSec="),
    broken("the_endpoints_unit_reaches_nothing", SERVE_UNIT, "IPAddressDeny=any\n", ""),
    broken("each_command_line_is_one_of_the_program", DEPLOYMENT, "--drain=10", "--drian=10"),
    broken("each_command_line_is_one_of_the_program", GATEWAY, "--standby=800ms", "--standby=8s"),
    broken("each_command_line_is_one_of_the_program", RUN_UNIT, "/usr/bin/signpost run", "/usr/bin/signpost start"),
    broken("each_command_line_is_one_of_the_program", SYNC_UNIT, "signpost %i sync", "signpost %i"),
    broken("each_folder_is_explained", "README.md", "grafana/", "grafana"),
    broken("each_place_to_replace_is_marked", STACK, "    # REPLACE: by your copy of this image, with its digest.\n", ""),
];

#[test]
fn each_rule_notices_what_it_is_for() {
    let shipped = Shipped::read();
    for copy in BROKEN {
        let rule = RULES.iter().find(|rule| rule.name == copy.rule);
        let rule = rule.unwrap_or_else(|| panic!("there is no rule {}", copy.rule));
        let noticed = (rule.holds)(&shipped.with(copy.file, copy.from, copy.to));
        let (from, to) = (copy.from, copy.to);
        assert!(!noticed.is_empty(), "{}: `{to}` for `{from}` in {}", copy.rule, copy.file);
    }
}

#[test]
fn no_rule_is_without_a_broken_copy() {
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    let shown: BTreeSet<&str> = BROKEN.iter().map(|copy| copy.rule).collect();
    assert_eq!(rules, shown);
}
