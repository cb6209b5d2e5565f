"""The contact form: one page in the order of a referral form (domain: 1.1 to 1.8)."""

from lado_desktop.ui.forms.contact_form.form import ContactForm

__all__ = ["ContactForm"]
