from django.urls import URLPattern

app_name = "jamboard"
urlpatterns: list[URLPattern] = []
