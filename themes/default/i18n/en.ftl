nav-start = Overview
