"""What an officer records besides: strands, transfers, documents, checks, patterns, merges, restrictions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# The lists that came with these tables, for trackers that were made before; the office words them as it likes.
LISTS = {
    "check_result": {
        "nothing_known": "Nothing known",
        "known_discuss": "Known, please call",
    },
    "register": {
        "lado": "LADO records",
        "social_care": "Children's social care",
        "police": "Police",
    },
    "candidate_decision": {
        "same": "Same person",
        "not_same": "Not the same person",
        "unsure": "Cannot be told apart yet",
    },
    "strand_status": {
        "not_contacted": "Not contacted yet",
        "contacted": "Contacted",
        "under_way": "Under way",
        "on_hold": "On hold",
        "ended": "Ended",
        "no_role": "No role",
    },
    "bail": {
        "none": "Neither",
        "bail": "On bail",
        "under_investigation": "Released under investigation",
    },
    "assessment": {
        "s47": "Section 47 enquiry",
        "child_and_family": "Child and family assessment",
        "no_role": "No role",
    },
    "service_work": {
        "contact_only": "Contact, no assessment",
        "assessment": "Child and family assessment",
        "co_allocated": "Co-allocated, looked after",
        "other_authority": "Another local authority",
        "social_care": "Children's social care",
    },
    "case_link_kind": {
        "same_incident": "Same incident",
        "same_household": "Same household",
        "same_setting": "Same setting, a theme",
        "same_adult": "Earlier case of the same adult",
        "other": "Other",
    },
    "setting_part": {
        "senior_manager": "Senior manager for allegations",
        "safeguarding_lead": "Designated safeguarding lead",
        "hr": "HR lead",
        "chair": "Chair of governors or trustees",
        "other": "Other",
    },
    "copy_version": {
        "full": "Full",
        "redacted": "Redacted",
        "own_actions": "Own actions only",
    },
    "document_kind": {
        "referral_form": "Referral form",
        "statement": "Statement or account",
        "report": "Report",
        "minutes": "Minutes",
        "letter": "Letter or email",
        "certificate": "Certificate",
        "other": "Other",
    },
    "retention_class": {
        "ten_years": "Review 10 years after closure",
        "hundredth_birthday": "Review at the adult's 100th birthday",
        "long_statutory": "Long retention: child sexual abuse",
        "other": "Other, by decision",
    },
}


def upgrade() -> None:
    op.create_index("ix_change_record", "change", ["record"])
    op.create_index("ix_change_removed", "change", ["kind"], sqlite_where=sa.text("action = 'delete'"))
    op.create_table(
        "access_reason",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_access_reason_worded")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_reason")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "document_bytes",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_bytes")),
        sa.UniqueConstraint("sha256", name=op.f("uq_document_bytes_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "pattern_rule",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
        sa.Column("at_least", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("subject IN ('person', 'setting')", name=op.f("ck_pattern_rule_subject")),
        sa.CheckConstraint("at_least > 1 AND months > 0", name=op.f("ck_pattern_rule_sensible")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pattern_rule")),
        sqlite_autoincrement=True,
    )
    op.execute(
        "INSERT INTO pattern_rule (subject, counts, at_least, months, is_on) VALUES "
        "('person', 'any', 3, 24, 1), ('person', 'low_level', 2, 24, 1), "
        "('setting', 'any', 3, 12, 1), ('setting', 'met', 2, 12, 1), ('setting', 'low_level', 3, 12, 1)"
    )
    op.create_table(
        "saved_view",
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("place", "name", name=op.f("uq_saved_view_place_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "distinct_people",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("noted_by", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("person_id < other_id", name=op.f("ck_distinct_people_in_order")),
        sa.ForeignKeyConstraint(
            ["other_id"], ["person.id"], name=op.f("fk_distinct_people_other_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_distinct_people_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distinct_people")),
        sa.UniqueConstraint("person_id", "other_id", name=op.f("uq_distinct_people_person_id_other_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_distinct_people_other_id"), "distinct_people", ["other_id"], unique=False)

    op.create_table(
        "distribution",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Text(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_how", sa.Text(), server_default="", nullable=False),
        sa.Column("acknowledged_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_distribution_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distribution")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_distribution_meeting_id"), "distribution", ["meeting_id"], unique=False)

    op.create_table(
        "person_child",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("relationship_to_adult", sa.Text(), server_default="", nullable=False),
        sa.Column("is_shared_with_social_care", sa.Boolean(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_person_child_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_child_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_child")),
        sa.UniqueConstraint("person_id", "child_id", name=op.f("uq_person_child_person_id_child_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_person_child_child_id"), "person_child", ["child_id"], unique=False)

    op.create_table(
        "person_merge",
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("gone_id", sa.Integer(), nullable=False),
        sa.Column("merged_on", sa.Date(), nullable=False),
        sa.Column("merged_by", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("before", sa.Text(), server_default="", nullable=False),
        sa.Column("unmerged_on", sa.Date(), nullable=True),
        sa.Column("unmerged_by", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gone_id"], ["person.id"], name=op.f("fk_person_merge_gone_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["kept_id"], ["person.id"], name=op.f("fk_person_merge_kept_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_merge")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_person_merge_gone_id"), "person_merge", ["gone_id"], unique=False)
    op.create_index(op.f("ix_person_merge_kept_id"), "person_merge", ["kept_id"], unique=False)

    op.create_table(
        "setting_merge",
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("gone_id", sa.Integer(), nullable=False),
        sa.Column("merged_on", sa.Date(), nullable=False),
        sa.Column("merged_by", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("before", sa.Text(), server_default="", nullable=False),
        sa.Column("unmerged_on", sa.Date(), nullable=True),
        sa.Column("unmerged_by", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gone_id"], ["setting.id"], name=op.f("fk_setting_merge_gone_id_setting"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["kept_id"], ["setting.id"], name=op.f("fk_setting_merge_kept_id_setting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting_merge")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_setting_merge_gone_id"), "setting_merge", ["gone_id"], unique=False)
    op.create_index(op.f("ix_setting_merge_kept_id"), "setting_merge", ["kept_id"], unique=False)

    op.create_table(
        "setting_contact",
        sa.Column("setting_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_setting_contact_named")),
        sa.ForeignKeyConstraint(
            ["setting_id"], ["setting.id"], name=op.f("fk_setting_contact_setting_id_setting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting_contact")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_setting_contact_setting_id"), "setting_contact", ["setting_id"], unique=False)

    op.create_table(
        "setting_name",
        sa.Column("setting_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("sort_key", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_setting_name_named")),
        sa.ForeignKeyConstraint(
            ["setting_id"], ["setting.id"], name=op.f("fk_setting_name_setting_id_setting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting_name")),
        sa.UniqueConstraint("setting_id", "name", name=op.f("uq_setting_name_setting_id_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "case_link",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("case_id < other_id", name=op.f("ck_case_link_in_order")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_case_link_case_id_case"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["case.id"], name=op.f("fk_case_link_other_id_case"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_link")),
        sa.UniqueConstraint("case_id", "other_id", name=op.f("uq_case_link_case_id_other_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_case_link_other_id"), "case_link", ["other_id"], unique=False)

    op.create_table(
        "parked_blank",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("parked_on", sa.Date(), nullable=False),
        sa.Column("parked_by", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_parked_blank_case_id_case"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parked_blank")),
        sa.UniqueConstraint("case_id", "item", name=op.f("uq_parked_blank_case_id_item")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reopening",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("reopened_on", sa.Date(), nullable=False),
        sa.Column("reopened_by", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("was_closed_on", sa.Date(), nullable=False),
        sa.Column("was_closed_by", sa.Text(), server_default="", nullable=False),
        sa.Column("was_closed_because", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_reopening_case_id_case"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reopening")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reopening_case_id"), "reopening", ["case_id"], unique=False)

    op.create_table(
        "allegation_child",
        sa.Column("allegation_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["allegation_id"],
            ["allegation.id"],
            name=op.f("fk_allegation_child_allegation_id_allegation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_allegation_child_child_id_child"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allegation_child")),
        sa.UniqueConstraint("allegation_id", "child_id", name=op.f("uq_allegation_child_allegation_id_child_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_allegation_child_child_id"), "allegation_child", ["child_id"], unique=False)

    op.create_table(
        "document",
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("setting_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("media_type", sa.Text(), server_default="", nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("added_by", sa.Text(), server_default="", nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_document_named")),
        sa.CheckConstraint(
            "(CASE WHEN contact_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN case_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN person_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN setting_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_document_of_one_record"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_document_case_id_case"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_document_contact_id_contact"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_document_meeting_id_meeting"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_document_person_id_person"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["setting_id"], ["setting.id"], name=op.f("fk_document_setting_id_setting"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_document_case_id"), "document", ["case_id"], unique=False)
    op.create_index(op.f("ix_document_contact_id"), "document", ["contact_id"], unique=False)
    op.create_index(op.f("ix_document_meeting_id"), "document", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_document_person_id"), "document", ["person_id"], unique=False)
    op.create_index(op.f("ix_document_setting_id"), "document", ["setting_id"], unique=False)
    op.create_index(op.f("ix_document_sha256"), "document", ["sha256"], unique=False)

    op.create_table(
        "pattern_dismissal",
        sa.Column("pattern_rule_id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("contacts", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("dismissed_on", sa.Date(), nullable=False),
        sa.Column("dismissed_by", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_pattern_dismissal_worded")),
        sa.ForeignKeyConstraint(
            ["pattern_rule_id"],
            ["pattern_rule.id"],
            name=op.f("fk_pattern_dismissal_pattern_rule_id_pattern_rule"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pattern_dismissal")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_pattern_dismissal_pattern_rule_id"), "pattern_dismissal", ["pattern_rule_id"], unique=False
    )

    op.create_table(
        "record_check",
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("register", sa.String(), nullable=False),
        sa.Column("searched_name", sa.Text(), server_default="", nullable=False),
        sa.Column("searched_date_of_birth", sa.Date(), nullable=True),
        sa.Column("searched_setting", sa.Text(), server_default="", nullable=False),
        sa.Column("people_searched", sa.Integer(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_at", sa.Time(), nullable=True),
        sa.Column("made_by", sa.Text(), server_default="", nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_record_check_contact_id_contact"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_check")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_record_check_contact_id"), "record_check", ["contact_id"], unique=False)

    op.create_table(
        "restriction",
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("restricted_on", sa.Date(), nullable=False),
        sa.Column("restricted_by", sa.Text(), server_default="", nullable=False),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.Column("lifted_by", sa.Text(), server_default="", nullable=False),
        sa.Column("lifted_because", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(CASE WHEN contact_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN case_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN person_id IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_restriction_of_one_record"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_restriction_case_id_case"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_restriction_contact_id_contact"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_restriction_person_id_person"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restriction")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_restriction_case_id"), "restriction", ["case_id"], unique=False)
    op.create_index(op.f("ix_restriction_contact_id"), "restriction", ["contact_id"], unique=False)
    op.create_index(op.f("ix_restriction_person_id"), "restriction", ["person_id"], unique=False)

    op.create_table(
        "transfer",
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("authority", sa.Text(), server_default="", nullable=False),
        sa.Column("lado_name", sa.Text(), server_default="", nullable=False),
        sa.Column("lado_contact", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("is_accepted", sa.Boolean(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("outcome_requested", sa.Boolean(), nullable=True),
        sa.Column("outcome", sa.Text(), server_default="", nullable=False),
        sa.Column("outcome_received_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("direction IN ('in', 'out')", name=op.f("ck_transfer_direction")),
        sa.CheckConstraint("coalesce(contact_id, case_id) IS NOT NULL", name=op.f("ck_transfer_of_something")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_transfer_case_id_case"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_transfer_contact_id_contact"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_transfer_case_id"), "transfer", ["case_id"], unique=False)
    op.create_index(op.f("ix_transfer_contact_id"), "transfer", ["contact_id"], unique=False)

    op.create_table(
        "check_candidate",
        sa.Column("record_check_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("reference", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("date_of_birth", sa.Date(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), server_default="", nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_check_candidate_person_id_person"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["record_check_id"],
            ["record_check.id"],
            name=op.f("fk_check_candidate_record_check_id_record_check"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_candidate")),
        sa.UniqueConstraint("record_check_id", "position", name=op.f("uq_check_candidate_record_check_id_position")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_check_candidate_person_id"), "check_candidate", ["person_id"], unique=False)

    with op.batch_alter_table("action") as batch_op:
        batch_op.add_column(sa.Column("chased_on", sa.Date(), nullable=True))

    with op.batch_alter_table("allegation") as batch_op:
        batch_op.add_column(sa.Column("incident_note", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("alleged_by", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("witnesses", sa.Text(), server_default="", nullable=False))

    with op.batch_alter_table("case") as batch_op:
        batch_op.add_column(sa.Column("adult_told_by", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("adult_support", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("adult_named_contact", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("leaflet_sent_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("feedback_sent_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("child_safe", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("risk_conclusion", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("adult_told_outcome_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("employer_told_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("referrer_told_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("placing_authority_told_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("system_learning", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("retention_class", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("retention_review_on", sa.Date(), nullable=True))

    with op.batch_alter_table("case_child") as batch_op:
        batch_op.add_column(sa.Column("relationship_to_adult", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("is_adult_now", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("service_work", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("voice_how", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("voice_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("parent_told_by", sa.Text(), server_default="", nullable=False))

    with op.batch_alter_table("child") as batch_op:
        batch_op.add_column(sa.Column("communication", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("address", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("is_looked_after", sa.Boolean(), nullable=True))

    with op.batch_alter_table("contact") as batch_op:
        batch_op.add_column(sa.Column("taken_as_cover", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("incident_note", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("incident_place", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("is_at_work", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("alleged_by", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("witnesses", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("injury", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("actions_taken", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("employer_aware_at", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("check_found", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("feedback_sent_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("feedback_returned_on", sa.Date(), nullable=True))

    with op.batch_alter_table("contact_adult", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("basis", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("employing_agency", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("is_told", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("told_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("told_by", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("case_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_contact_adult_case_id"), ["case_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_contact_adult_case_id_case"), "case", ["case_id"], ["id"], ondelete="RESTRICT"
        )

    with op.batch_alter_table("contact_child") as batch_op:
        batch_op.add_column(sa.Column("made_allegation", sa.Boolean(), nullable=True))

    with op.batch_alter_table("decision") as batch_op:
        batch_op.add_column(sa.Column("views", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("carried_answer", sa.Text(), server_default="", nullable=False))

    with op.batch_alter_table("entry") as batch_op:
        batch_op.add_column(sa.Column("entered_by", sa.Text(), server_default="", nullable=False))

    with op.batch_alter_table("meeting") as batch_op:
        batch_op.add_column(sa.Column("agenda", sa.Text(), server_default="", nullable=False))

    with op.batch_alter_table("onward_referral") as batch_op:
        batch_op.add_column(sa.Column("must_refer", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("not_made_because", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("chased_on", sa.Date(), nullable=True))

    with op.batch_alter_table("person", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("gender", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("needs_interpreter", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("characteristics", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("dbs_issued_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("registration_body", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("previous_concerns", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("low_level_concerns", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("notes", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_person_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_person_merged_into_id_person"), "person", ["merged_into_id"], ["id"], ondelete="RESTRICT"
        )

    with op.batch_alter_table("role") as batch_op:
        batch_op.add_column(sa.Column("length_of_service", sa.Text(), server_default="", nullable=False))

    with op.batch_alter_table("setting", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("placing_authorities", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("notes", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_setting_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_setting_merged_into_id_setting"), "setting", ["merged_into_id"], ["id"], ondelete="RESTRICT"
        )

    with op.batch_alter_table("strand") as batch_op:
        batch_op.add_column(sa.Column("status", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("contacted_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("unit", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("devices_examined", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("bail", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("bail_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("charge", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("charged_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("trial_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("child_open", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("strategy_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("chaired_by", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("assessment", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("suspended_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("suspension_reviewed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("alternatives", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("report_received_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("hearing_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("appeal", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("learning", sa.Text(), server_default="", nullable=False))

    with op.batch_alter_table("threshold_decision") as batch_op:
        batch_op.add_column(sa.Column("checks_done", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("decided_at", sa.Time(), nullable=True))

    with op.batch_alter_table("threshold_limb") as batch_op:
        batch_op.add_column(sa.Column("evidence", sa.Text(), server_default="", nullable=False))
    _plant_lists()


def _plant_lists() -> None:
    term = sa.table(
        "term", *(sa.column(name) for name in ("list", "code", "label", "definition", "position", "is_retired"))
    )
    known = set(op.get_bind().execute(sa.select(term.c.list).distinct()).scalars())
    if not known:  # an empty file, which is given its lists when it is made
        return
    op.bulk_insert(
        term,
        [
            {"list": name, "code": code, "label": label, "definition": "", "position": position, "is_retired": False}
            for name, labels in LISTS.items()
            if name not in known
            for position, (code, label) in enumerate(labels.items(), 1)
        ],
    )


def downgrade() -> None:
    op.drop_index("ix_change_removed", "change")
    op.drop_index("ix_change_record", "change")
    with op.batch_alter_table("threshold_limb") as batch_op:
        batch_op.drop_column("evidence")

    with op.batch_alter_table("threshold_decision") as batch_op:
        batch_op.drop_column("decided_at")
        batch_op.drop_column("checks_done")

    with op.batch_alter_table("strand") as batch_op:
        batch_op.drop_column("learning")
        batch_op.drop_column("appeal")
        batch_op.drop_column("hearing_on")
        batch_op.drop_column("report_received_on")
        batch_op.drop_column("alternatives")
        batch_op.drop_column("suspension_reviewed_on")
        batch_op.drop_column("suspended_on")
        batch_op.drop_column("assessment")
        batch_op.drop_column("chaired_by")
        batch_op.drop_column("strategy_on")
        batch_op.drop_column("child_open")
        batch_op.drop_column("trial_on")
        batch_op.drop_column("charged_on")
        batch_op.drop_column("charge")
        batch_op.drop_column("bail_until")
        batch_op.drop_column("bail")
        batch_op.drop_column("devices_examined")
        batch_op.drop_column("unit")
        batch_op.drop_column("contacted_on")
        batch_op.drop_column("status")

    with op.batch_alter_table("setting", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_setting_merged_into_id_setting"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_setting_merged_into_id"))
        batch_op.drop_column("merged_into_id")
        batch_op.drop_column("notes")
        batch_op.drop_column("placing_authorities")

    with op.batch_alter_table("role") as batch_op:
        batch_op.drop_column("length_of_service")

    with op.batch_alter_table("person", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_person_merged_into_id_person"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_person_merged_into_id"))
        batch_op.drop_column("merged_into_id")
        batch_op.drop_column("notes")
        batch_op.drop_column("low_level_concerns")
        batch_op.drop_column("previous_concerns")
        batch_op.drop_column("registration_body")
        batch_op.drop_column("dbs_issued_on")
        batch_op.drop_column("characteristics")
        batch_op.drop_column("needs_interpreter")
        batch_op.drop_column("gender")

    with op.batch_alter_table("onward_referral") as batch_op:
        batch_op.drop_column("chased_on")
        batch_op.drop_column("not_made_because")
        batch_op.drop_column("must_refer")

    with op.batch_alter_table("meeting") as batch_op:
        batch_op.drop_column("agenda")

    with op.batch_alter_table("entry") as batch_op:
        batch_op.drop_column("entered_by")

    with op.batch_alter_table("decision") as batch_op:
        batch_op.drop_column("carried_answer")
        batch_op.drop_column("views")

    with op.batch_alter_table("contact_child") as batch_op:
        batch_op.drop_column("made_allegation")

    with op.batch_alter_table("contact_adult", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_contact_adult_case_id_case"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_contact_adult_case_id"))
        batch_op.drop_column("case_id")
        batch_op.drop_column("told_by")
        batch_op.drop_column("told_on")
        batch_op.drop_column("is_told")
        batch_op.drop_column("employing_agency")
        batch_op.drop_column("basis")

    with op.batch_alter_table("contact") as batch_op:
        batch_op.drop_column("feedback_returned_on")
        batch_op.drop_column("feedback_sent_on")
        batch_op.drop_column("check_found")
        batch_op.drop_column("employer_aware_at")
        batch_op.drop_column("actions_taken")
        batch_op.drop_column("injury")
        batch_op.drop_column("witnesses")
        batch_op.drop_column("alleged_by")
        batch_op.drop_column("is_at_work")
        batch_op.drop_column("incident_place")
        batch_op.drop_column("incident_note")
        batch_op.drop_column("taken_as_cover")

    with op.batch_alter_table("child") as batch_op:
        batch_op.drop_column("is_looked_after")
        batch_op.drop_column("address")
        batch_op.drop_column("communication")

    with op.batch_alter_table("case_child") as batch_op:
        batch_op.drop_column("parent_told_by")
        batch_op.drop_column("voice_on")
        batch_op.drop_column("voice_how")
        batch_op.drop_column("service_work")
        batch_op.drop_column("is_adult_now")
        batch_op.drop_column("relationship_to_adult")

    with op.batch_alter_table("case") as batch_op:
        batch_op.drop_column("retention_review_on")
        batch_op.drop_column("retention_class")
        batch_op.drop_column("system_learning")
        batch_op.drop_column("placing_authority_told_on")
        batch_op.drop_column("referrer_told_on")
        batch_op.drop_column("employer_told_on")
        batch_op.drop_column("adult_told_outcome_on")
        batch_op.drop_column("risk_conclusion")
        batch_op.drop_column("child_safe")
        batch_op.drop_column("feedback_sent_on")
        batch_op.drop_column("leaflet_sent_on")
        batch_op.drop_column("adult_named_contact")
        batch_op.drop_column("adult_support")
        batch_op.drop_column("adult_told_by")

    with op.batch_alter_table("allegation") as batch_op:
        batch_op.drop_column("witnesses")
        batch_op.drop_column("alleged_by")
        batch_op.drop_column("incident_note")

    with op.batch_alter_table("action") as batch_op:
        batch_op.drop_column("chased_on")

    with op.batch_alter_table("check_candidate") as batch_op:
        batch_op.drop_index(batch_op.f("ix_check_candidate_person_id"))

    op.drop_table("check_candidate")
    with op.batch_alter_table("transfer") as batch_op:
        batch_op.drop_index(batch_op.f("ix_transfer_contact_id"))
        batch_op.drop_index(batch_op.f("ix_transfer_case_id"))

    op.drop_table("transfer")
    with op.batch_alter_table("restriction") as batch_op:
        batch_op.drop_index(batch_op.f("ix_restriction_person_id"))
        batch_op.drop_index(batch_op.f("ix_restriction_contact_id"))
        batch_op.drop_index(batch_op.f("ix_restriction_case_id"))

    op.drop_table("restriction")
    with op.batch_alter_table("record_check") as batch_op:
        batch_op.drop_index(batch_op.f("ix_record_check_contact_id"))

    op.drop_table("record_check")
    with op.batch_alter_table("pattern_dismissal") as batch_op:
        batch_op.drop_index(batch_op.f("ix_pattern_dismissal_pattern_rule_id"))

    op.drop_table("pattern_dismissal")
    with op.batch_alter_table("document") as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_sha256"))
        batch_op.drop_index(batch_op.f("ix_document_setting_id"))
        batch_op.drop_index(batch_op.f("ix_document_person_id"))
        batch_op.drop_index(batch_op.f("ix_document_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_document_contact_id"))
        batch_op.drop_index(batch_op.f("ix_document_case_id"))

    op.drop_table("document")
    with op.batch_alter_table("allegation_child") as batch_op:
        batch_op.drop_index(batch_op.f("ix_allegation_child_child_id"))

    op.drop_table("allegation_child")
    with op.batch_alter_table("reopening") as batch_op:
        batch_op.drop_index(batch_op.f("ix_reopening_case_id"))

    op.drop_table("reopening")
    op.drop_table("parked_blank")
    with op.batch_alter_table("case_link") as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_link_other_id"))

    op.drop_table("case_link")
    op.drop_table("setting_name")
    with op.batch_alter_table("setting_contact") as batch_op:
        batch_op.drop_index(batch_op.f("ix_setting_contact_setting_id"))

    op.drop_table("setting_contact")
    with op.batch_alter_table("setting_merge") as batch_op:
        batch_op.drop_index(batch_op.f("ix_setting_merge_kept_id"))
        batch_op.drop_index(batch_op.f("ix_setting_merge_gone_id"))

    op.drop_table("setting_merge")
    with op.batch_alter_table("person_merge") as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_merge_kept_id"))
        batch_op.drop_index(batch_op.f("ix_person_merge_gone_id"))

    op.drop_table("person_merge")
    with op.batch_alter_table("person_child") as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_child_child_id"))

    op.drop_table("person_child")
    with op.batch_alter_table("distribution") as batch_op:
        batch_op.drop_index(batch_op.f("ix_distribution_meeting_id"))

    op.drop_table("distribution")
    with op.batch_alter_table("distinct_people") as batch_op:
        batch_op.drop_index(batch_op.f("ix_distinct_people_other_id"))

    op.drop_table("distinct_people")
    op.drop_table("saved_view")
    op.drop_table("pattern_rule")
    op.drop_table("document_bytes")
    op.drop_table("access_reason")
