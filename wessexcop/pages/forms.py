from django import forms


class EnterForm(forms.Form):
    person = forms.EmailField()
